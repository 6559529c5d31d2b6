import { describe, expect, test } from 'vitest'
import { Ridge } from 'wasso'
import { normal, uniform } from '../support/hash'

const draw = (n: number, p: number) => {
  const X = Array.from({ length: n }, (_, i) => Array.from({ length: p }, (_, j) => normal(71, i, j)))
  return { X, y: X.map((x, i) => x[0] - 2 * x[p - 1] + 3 + normal(72, i)) }
}
const ALPHAS = [10, 1, 0.1]
const SCORINGS = ['loss', 'deviance', 'squared-error', 'absolute-error'] as const
const SHAPES = [
  [30, 6],
  [14, 25],
]

// A solver by name is asked for every fit of every fold.
describe.each(SHAPES)('%i x %i: the closed form of a ridge scores as fit after fit does', (n, p) => {
  const { X, y } = draw(n, p)
  const same = (options: object, data: object, digits = 1e-9) => {
    const given = { alphas: ALPHAS, folds: 'leave-one-out' as const, ...data }
    const closed = new Ridge(options).crossValidate(X, y, given)
    const slow = new Ridge({ ...options, solver: 'cholesky' }).crossValidate(X, y, given)
    expect(closed.foldScores.length).toBe(slow.foldScores.length)
    closed.foldScores.forEach((score, i) => {
      expect(Math.abs(score - slow.foldScores[i])).toBeLessThanOrEqual(digits * (1e-3 + slow.foldScores[i]))
    })
    expect(closed.best.index).toBe(slow.best.index)
    expect(closed.oneStandardError.index).toBe(slow.oneStandardError.index)
    expect(closed.foldId).toEqual(slow.foldId)
  }

  test.each(SCORINGS)('scoring %s', (scoring) => same({}, { scoring }))
  test('without intercept', () => same({ fitIntercept: false }, {}))
  test('standardised', () => same({ standardize: true }, {}))
  test('with weights, one of them 0', () =>
    same({}, { sampleWeight: y.map((_, i) => (i === 2 ? 0 : 0.5 + uniform(73, i))) }))
  test('with an offset', () => same({}, { offset: y.map((_, i) => normal(74, i)) }))
  test('with factors', () => same({ penaltyFactor: X[0].map((_, j) => 0.5 + j) }, {}))
  test('with rows of foldId one by one', () => same({}, { folds: undefined, foldId: y.map((_, i) => n - i) }))
  test('beside another ratio', () => same({}, { l1Ratios: [0] }))
})
