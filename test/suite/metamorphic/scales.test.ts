import { describe, expect, test } from 'vitest'
import { answerOf, expectClose } from '../../support/expect-close'
import { fitted, sample, setups } from '../../support/sample'

const regressions = setups.filter(({ facts }) => !facts.classifier)
const seeds = [1, 2, 3]

describe.each(regressions)('$title: y -> c y', (setup) => {
  /** The L1 part scales with c, the L2 part does not: c^2 F in both. Mixed penalties need a ratio of their own. */
  const scaled = (c: number): object => {
    const l1 = setup.alpha * setup.l1Ratio * Math.abs(c)
    const l2 = setup.alpha * (1 - setup.l1Ratio)
    if (!setup.facts.takesAlpha) return {}
    return setup.facts.takesL1Ratio ? { alpha: l1 + l2, l1Ratio: l1 / (l1 + l2) } : { alpha: l1 + l2 }
  }
  test.each([-1, 3.7, 1e6, 1e-6])('c = %d, to 1e-10', (c) => {
    for (const seed of seeds) {
      const { X, y } = sample(setup, seed)
      const expected = answerOf(fitted(setup, { X, y })).map((w) => c * w)
      expectClose(answerOf(fitted(setup, { X, y: y.map((v) => c * v) }, scaled(c))), expected)
    }
  })

  // A mixed penalty's ratio would have to be rounded, so only the pure ones can be bitwise.
  test.runIf(setup.l1Ratio === 0 || setup.l1Ratio === 1)('powers of two and -1, bitwise', () => {
    for (const seed of seeds) {
      const { X, y } = sample(setup, seed)
      for (const c of [-1, 2, -(2 ** -7), 2 ** 100, 2 ** -100]) {
        const expected = answerOf(fitted(setup, { X, y })).map((w) => c * w + 0)
        expect(answerOf(fitted(setup, { X, y: y.map((v) => c * v) }, scaled(c)))).toEqual(expected)
      }
    }
  })
})

describe.each(setups.filter(({ l1Ratio }) => l1Ratio === 0 || l1Ratio === 1))(
  '$title: X_j -> s_j X_j with factors',
  (setup) => {
    const compare = (s: number[]): [number[], number[]] => {
      const { X, y } = sample(setup, s.length)
      const expected = fitted(setup, { X, y })
      const factors = s.map((sj) => (setup.l1Ratio === 1 ? Math.abs(sj) : sj * sj))
      const options = setup.facts.takesAlpha ? { penaltyFactor: factors } : {}
      const model = fitted(setup, { X: X.map((x) => x.map((v, j) => v * s[j])), y }, options)
      return [answerOf(model), [...Array.from(expected.coef, (w, j) => w / s[j] + 0), expected.intercept]]
    }

    test('any factors, to 1e-10', () => {
      const s = [3, 0.7, -11, 0.01, 100, 1.3]
      const [actual, expected] = compare(s)
      expectClose(
        actual.map((w, j) => w * (s[j] ?? 1)),
        expected.map((w, j) => w * (s[j] ?? 1)),
      )
    })

    test('powers of two, bitwise', () => {
      const [actual, expected] = compare([2, 0.5, 1024, 2 ** -20, 4, 2 ** 40])
      expect(actual).toEqual(expected)
    })
  },
)

describe.each(setups)('$title: standardize', (setup) => {
  test('makes powers of two in the columns of no account, bitwise', () => {
    const { X, y } = sample(setup, 4)
    const s = [2, 0.5, 1024, 2 ** -20, 4, 2 ** 40]
    const plain = fitted(setup, { X, y }, { standardize: true })
    const scaled = fitted(setup, { X: X.map((x) => x.map((v, j) => v * s[j])), y }, { standardize: true })
    expect(answerOf(scaled)).toEqual([...Array.from(plain.coef, (w, j) => w / s[j]), plain.intercept])
  })

  test('is what scaling the columns by hand does', () => {
    const { X, y } = sample(setup, 5)
    const sd = X[0].map((_, j) => {
      const m = X.reduce((t, x) => t + x[j], 0) / X.length
      return Math.sqrt(X.reduce((t, x) => t + (x[j] - m) ** 2, 0) / X.length)
    })
    const byHand = fitted(setup, { X: X.map((x) => x.map((v, j) => v / sd[j])), y })
    const model = fitted(setup, { X, y }, { standardize: true })
    expectClose(answerOf(model), [...Array.from(byHand.coef, (w, j) => w / sd[j]), byHand.intercept])
  })
})
