import { describe, expect, test } from 'vitest'
import { Lasso, LogisticRegression, Ridge } from 'wasso'
import { p, responseOf, weights, X } from '../support/medium'
import { thrownBy } from '../support/small-fit'

const ridge = new Ridge()
const classifier = new LogisticRegression()
const y = responseOf('Ridge')
const labels = responseOf('LogisticRegression')
const short = { nAlphas: 2, minRatio: 0.5 }

const sizes = (foldId: Int32Array, rows: (i: number) => boolean = () => true) => {
  const counts = new Array(Math.max(...foldId) + 1).fill(0)
  foldId.forEach((k, i) => {
    if (rows(i)) counts[k]++
  })
  return counts
}

test('a seed gives these folds, on every engine', () => {
  const few = X.slice(0, 20)
  const foldId = (seed: number) => [
    ...ridge.crossValidate(few, y.slice(0, 20), { ...short, folds: 4, seed }).foldId,
  ]
  expect([foldId(0), foldId(1), foldId(2 ** 32 - 1)]).toEqual([
    [0, 1, 0, 1, 2, 0, 1, 3, 1, 2, 0, 3, 2, 0, 3, 3, 1, 2, 3, 2],
    [0, 2, 2, 3, 0, 3, 0, 0, 0, 1, 1, 3, 2, 1, 1, 2, 2, 1, 3, 3],
    [1, 3, 1, 3, 3, 2, 0, 0, 0, 3, 1, 0, 2, 0, 3, 2, 1, 2, 2, 1],
  ])
  expect(ridge.crossValidate(few, y.slice(0, 20), { ...short, folds: 4 }).foldId.join()).toBe(
    foldId(0).join(),
  )
})

test('every draw is as likely: a row and its neighbour share a fold in one of K seeds', () => {
  const few = X.slice(0, 20)
  let together = 0
  for (let seed = 0; seed < 400; seed++) {
    const { foldId } = ridge.crossValidate(few, y.slice(0, 20), { alphas: [1], folds: 4, seed })
    for (let i = 1; i < 20; i++) if (foldId[i] === foldId[i - 1]) together++
  }
  // 4 of the other 19 rows share a row's fold; 7,600 pairs, a standard deviation of 0.5 % of them.
  expect(together / 7600).toBeGreaterThan(4 / 19 - 0.025)
  expect(together / 7600).toBeLessThan(4 / 19 + 0.025)
})

test.each([2, 3, 7, 59, 60])('%d folds of 60 rows differ by at most one row', (folds) => {
  const counts = sizes(ridge.crossValidate(X, y, { ...short, folds }).foldId)
  expect(counts.length).toBe(folds)
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
})

test('a classifier has its classes in equal shares, and folds of equal size', () => {
  const rare = labels.map((_, i) => (i % 6 === 0 ? 'rare' : 'common'))
  const { foldId } = classifier.crossValidate(X, rare, { ...short, folds: 4 })
  for (const label of ['rare', 'common']) {
    const counts = sizes(foldId, (i) => rare[i] === label)
    expect(Math.max(...counts) - Math.min(...counts), label).toBeLessThanOrEqual(1)
  }
  const counts = sizes(foldId)
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
})

test('leave-one-out is a fold for each row of positive weight', () => {
  const all = ridge.crossValidate(X, y, { ...short, folds: 'leave-one-out' })
  expect([...all.foldId]).toEqual([...X.keys()])
  const sampleWeight = weights.map((s, i) => (i % 5 === 2 ? 0 : s))
  const some = ridge.crossValidate(X, y, { ...short, folds: 'leave-one-out', sampleWeight })
  expect(some.foldScores.length).toBe(48 * 2)
})

test('foldId may hold any integers: rows of the same one are a fold', () => {
  const foldId = X.map((_, i) => [30, -7, 12][i % 3])
  expect([...ridge.crossValidate(X, y, { ...short, foldId }).foldId]).toEqual(
    X.map((_, i) => [2, 0, 1][i % 3]),
  )
})

describe('refuses', () => {
  test.each([
    [{ folds: 61 }, 'SHAPE', /\b60 rows\b.*\b61 folds\b/],
    [{ folds: 1 }, 'PARAMETER', /folds/],
    [{ folds: 2.5 }, 'PARAMETER', /folds/],
    [{ folds: 'loo' }, 'PARAMETER', /folds.*"loo"/],
    [{ foldId: [1, 2, 3] }, 'SHAPE', /\b3 values\b.*\b60 rows\b/],
    [{ foldId: X.map(() => 4) }, 'PARAMETER', /one fold/],
    [{ foldId: X.map((_, i) => (i === 9 ? 0.5 : i % 2)) }, 'PARAMETER', /0\.5 at row 9/],
    [{ foldId: X.map((_, i) => (i === 9 ? null : i % 2)) }, 'PARAMETER', /null at row 9/],
    [{ foldId: 3 }, 'TYPE', /foldId/],
    [{ folds: 3, foldId: X.map((_, i) => i % 2) }, 'PARAMETER', /foldId.*folds/],
    [{ foldId: X.map((_, i) => i % 3), sampleWeight: X.map((_, i) => +(i % 3 > 0)) }, 'PARAMETER', /fold 0/],
    [{ foldId: X.map((_, i) => +(i < 4)), sampleWeight: X.map((_, i) => +(i < 4)) }, 'PARAMETER', /fold 0/],
    [{ seed: 0.5 }, 'PARAMETER', /seed/],
    [{ seed: -1 }, 'PARAMETER', /seed/],
    [{ seed: 2 ** 32 }, 'PARAMETER', /seed/],
    [{ seeds: 1 }, 'PARAMETER', /"seed"/],
    [{ maxExplained: 0.9 }, 'PARAMETER', /maxExplained/],
  ])('%j', (data, code, message) => {
    const error = thrownBy(() => new Lasso().crossValidate(X, y, data as never))
    expect(error).toMatchObject({ name: 'WassoError', code })
    expect(error.message).toMatch(message)
  })

  test('folds that leave no row of a class, by their number', () => {
    const foldId = X.map((_, i) => i % 3)
    const rare = X.map((_, i) => (i === 7 || i === 10 ? 'rare' : 'common'))
    const error = thrownBy(() => classifier.crossValidate(X, rare, { foldId }))
    expect(error).toMatchObject({ code: 'ONE_CLASS' })
    expect(error.message).toContain('fold 1')
    expect(
      thrownBy(() => classifier.crossValidate(X, rare, { folds: 'leave-one-out', scoring: 'auc' })),
    ).toMatchObject({ code: 'PARAMETER', message: expect.stringContaining('auc') })
  })

  test('a fold without an optimum, by its number', () => {
    // Without fold 1 the first column separates the classes, and it is not penalised.
    const labels = X.map((x, i) => (i % 2 === 1 && i < 20 ? i % 4 === 1 : x[0] > 0))
    const foldId = X.map((_, i) => Number(i % 2 === 1 && i < 20))
    const free = new LogisticRegression({ penaltyFactor: [0, ...Array(p - 1).fill(1)] })
    const error = thrownBy(() => free.crossValidate(X, labels, { foldId, alphas: [1] }))
    expect(error).toMatchObject({ code: 'SEPARABLE' })
    expect(error.message).toContain('fold 1')
  })
})
