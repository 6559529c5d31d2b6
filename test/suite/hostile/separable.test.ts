import { describe, expect, test } from 'vitest'
import { normal } from '../../support/hash'
import { problemOf } from '../../support/problem/by-hand'
import { judge } from '../../support/problem/judge'

const X = Array.from({ length: 20 }, (_, i) => [normal(31, i, 0), normal(31, i, 1), normal(31, i, 2)])

/** Labels by the side of a plane, complete separation; `quasi` has two points of either label on the plane itself. */
const complete = X.map((x) => (x[0] + x[1] > 0.2 ? 1 : -1))
const onPlane = [
  [0.1, 0.1, 5],
  [0.1, 0.1, -5],
  [0.1, 0.1, 5],
  [0.1, 0.1, -5],
]
const quasiX = [...X, ...onPlane]
const quasi = [...complete, 1, 1, -1, -1]

const separated: [string, number[][], number[]][] = [
  ['complete', X, complete],
  ['quasi-complete', quasiX, quasi],
  ['two points', [[0], [1]], [-1, 1]],
  ['a hair apart', X.map((x, i) => [...x, i < 10 ? 1 : 1 + 2 ** -40]), X.map((_, i) => (i < 10 ? -1 : 1))],
  [
    'p = 5 n',
    X.map((_, i) => Array.from({ length: 100 }, (_, j) => normal(32, i, j))),
    complete.map((_, i) => (i % 2 ? 1 : -1)),
  ],
  ['scaled by 2^200', X.map((x) => x.map((v) => v * 2 ** 200)), complete],
]

describe.each(separated)('separable classes: %s', (_, rows, y) => {
  test('without penalty are SEPARABLE', () => {
    expect(judge(problemOf('LogisticRegression', rows, y, { alpha: 0 }, 'SEPARABLE'))).toBeUndefined()
  })

  test('are SEPARABLE by unpenalised features', () => {
    const penaltyFactor = rows[0].map(() => 0)
    expect(
      judge(problemOf('LogisticRegression', rows, y, { alpha: 1, penaltyFactor }, 'SEPARABLE')),
    ).toBeUndefined()
  })

  test('with a penalty are fitted', () => {
    const largest = Math.max(...rows.flat().map(Math.abs))
    for (const l1Ratio of [0, 0.5, 1])
      for (const alpha of [0.1, 0.001, 1e-6])
        expect(
          judge(problemOf('LogisticRegression', rows, y, { alpha: alpha * largest, l1Ratio })),
          `${alpha} ${l1Ratio}`,
        ).toBeUndefined()
  })

  test('with bounds are fitted', () => {
    const bound = 3 / Math.max(...rows.flat().map(Math.abs))
    expect(
      judge(problemOf('LogisticRegression', rows, y, { alpha: 0, lower: -bound, upper: bound })),
    ).toBeUndefined()
  })
})

describe('classes that bounds, exclusion or the missing intercept keep together', () => {
  test('a separating direction that the bounds forbid', () => {
    const rows = X.map((x) => [x[0]])
    const y = rows.map(([v]) => (v > 0 ? 1 : -1))
    expect(judge(problemOf('LogisticRegression', rows, y, { alpha: 0, upper: 0 }))).toBeUndefined()
    expect(
      judge(problemOf('LogisticRegression', rows, y, { alpha: 0, lower: 0 }, 'SEPARABLE')),
    ).toBeUndefined()
  })

  test('a separating feature that is excluded or penalised', () => {
    const rows = X.map((x, i) => [x[0] > 0 ? 1 : -1, normal(33, i)])
    const y = rows.map(([v]) => v)
    for (const factor of [Infinity, 1]) {
      const options = { alpha: 0.01, penaltyFactor: [factor, 0] }
      expect(judge(problemOf('LogisticRegression', rows, y, options))).toBeUndefined()
    }
  })

  test('classes that only an intercept separates', () => {
    const rows = [[1], [2], [3], [4]]
    const y = [-1, -1, 1, 1]
    expect(judge(problemOf('LogisticRegression', rows, y, { alpha: 0, fitIntercept: false }))).toBeUndefined()
    expect(judge(problemOf('LogisticRegression', rows, y, { alpha: 0 }, 'SEPARABLE'))).toBeUndefined()
  })

  test('one overlapping row is enough for a finite optimum', () => {
    const rows = [...X, [5, 5, 0], [-5, -5, 0]]
    const y = [...complete, -1, 1]
    expect(judge(problemOf('LogisticRegression', rows, y, { alpha: 0 }))).toBeUndefined()
  })
})
