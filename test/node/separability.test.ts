import { expect, test } from 'vitest'
import { integer, pick, uniform } from '../support/hash'
import { problemOf } from '../support/problem/by-hand'
import { judge } from '../support/problem/judge'
import { isSeparable } from '../support/separability'

/** Labels at random, in sizes where about as many problems are separable as not. */
function problem(seed: number) {
  const p = integer(1, 6, seed, 1)
  const n = integer(3, 3 * p + 4, seed, 2)
  const X = Array.from({ length: n }, (_, i) =>
    Array.from({ length: p }, (_, j) => integer(-9, 9, seed + 3, i, j)),
  )
  const y = X.map((_, i) => (i < 2 ? 2 * i - 1 : uniform(seed + 4, i) < 0.5 ? -1 : 1))
  const each = <T>(values: T[], k: number): T[] => X[0].map((_, j) => pick(values, seed + k, j))
  const options = {
    fitIntercept: uniform(seed + 5, 0) < 0.7,
    alpha: 0.01,
    l1Ratio: pick([0, 0.5, 1], seed + 6, 0),
    penaltyFactor: each([0, 0, 0, 1], 7),
    ...(uniform(seed + 8, 0) < 0.3 && {
      lower: each([0, -Infinity, -1], 9),
      upper: each([0.5, Infinity], 10),
    }),
  }
  return { X, y, options }
}

test('a fit is SEPARABLE exactly where the linear program finds a separating direction', () => {
  let separable = 0
  const runs = 600
  for (let seed = 1; seed <= runs; seed++) {
    const { X, y, options } = problem(seed)
    const given = problemOf('LogisticRegression', X, y, options)
    const truth = isSeparable(given.task)
    if (truth) separable++
    const wrong = judge({ ...given, expected: truth ? 'SEPARABLE' : 'optimal' })
    expect(wrong, `seed ${seed}: ${JSON.stringify({ X, y, options })}`).toBeUndefined()
  }
  expect(separable).toBeGreaterThan(runs / 5)
  expect(separable).toBeLessThan((4 * runs) / 5)
})
