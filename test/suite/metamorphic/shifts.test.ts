import { describe, test } from 'vitest'
import type { FittedModel } from '../../support/estimators'
import { expectClose, interceptsOf } from '../../support/expect-close'
import { fitted, sample, setups } from '../../support/sample'

const shiftable = setups.filter(({ facts }) => !facts.classifier && facts.loss !== 'poisson')
const first = (model: FittedModel): number => interceptsOf(model)[0]

describe.each(shiftable)('$title: y -> y + c', (setup) => {
  test.each([1, -64, 1024])('c = %d moves the intercept alone', (c) => {
    const { X, y } = sample(setup, 1)
    const before = fitted(setup, { X, y })
    const after = fitted(setup, { X, y: y.map((v) => v + c) })
    expectClose(after.coef, before.coef)
    expectClose([first(after) - c], [first(before)], 1e-10 * Math.max(1, Math.abs(c / first(before))))
  })

  test('an offset of c is taken back by the intercept', () => {
    const { X, y } = sample(setup, 2)
    const before = fitted(setup, { X, y })
    const after = fitted(setup, { X, y }, {}, { offset: y.map(() => 8) })
    expectClose(after.coef, before.coef)
    expectClose([first(after) + 8], [first(before)], 1e-9)
  })
})

describe.each(setups)("$title: X -> X + 1 m'", (setup) => {
  // The entries are multiples of 2^-8 and the shifts integers, so that the shifted X is exact.
  test('moves the intercept alone, on dyadic X', () => {
    const { X, y } = sample(setup, 3)
    const m = [1, -20, 300, 4096, -65536, 2]
    const before = fitted(setup, { X, y })
    const after = fitted(setup, { X: X.map((x) => x.map((v, j) => v + m[j])), y })
    expectClose(after.coef, before.coef)
    const moved = interceptsOf(before).map((b, k) => m.reduce((t, v, j) => t - before.coef[k * 6 + j] * v, b))
    // Several intercepts sum to 0, even where the coefficients of a feature do not.
    const mean = moved.length > 1 ? moved.reduce((t, b) => t + b / moved.length, 0) : 0
    expectClose(
      interceptsOf(after),
      moved.map((b) => b - mean),
      1e-10,
    )
  })
})
