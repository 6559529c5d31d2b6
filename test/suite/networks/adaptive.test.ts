import { describe, expect, test } from 'vitest'
import { MLPRegressor } from 'wasso/networks'
import { normal, uniform } from '../../support/hash'

const [n, p] = [80, 6]
const X = Array.from({ length: n }, (_, i) => Array.from({ length: p }, (_, j) => 4 * uniform(5, i, j) - 2))
/** x_0 as a square, x_1 as a line, and four features that say nothing. */
const y = X.map(([a, b], i) => a! * a! + b! + 0.1 * normal(6, i))
const options = { hiddenLayerSizes: [4], l1Ratio: 1, groups: 'inputs', adaptive: true, seed: 1 } as const
const network = new MLPRegressor(options)
const shared = { nAlphas: 8, minRatio: 0.01 }
const path = network.path(X, y, shared)

test('the automatic grid goes down from where no input is left', () => {
  expect(path.alphas).toHaveLength(8)
  expect(path.alphas.every((alpha, i) => i === 0 || alpha < path.alphas[i - 1]!)).toBe(true)
  expect(path.alphas[7]! / path.alphas[0]!).toBeCloseTo(0.01, 12)
  expect(path.model(0).support).toHaveLength(0)
  expect(path.model(7).support).toContain(0)
})

test('the true features outlast the others', () => {
  expect([...network.crossValidate(X, y, { ...shared, folds: 3 }).oneStandardError.model.support]).toEqual([
    0, 1,
  ])
})

test('a path is what its alphas give, and the same bits asynchronously', async () => {
  const { alphas } = path
  expect(network.path(X, y, { alphas }).toJSON()).toEqual(path.toJSON())
  expect((await network.pathAsync(X, y, shared)).toJSON()).toEqual(path.toJSON())
})

test('X and y in other units give the same features, when standardized', () => {
  const scaled = new MLPRegressor({ ...options, standardize: true })
  const units = [1, 1024, 2 ** -10, 1, 64, 2]
  const of = (unit: number, Z: number[][]) =>
    scaled.path(
      Z,
      y.map((v) => unit * v),
      shared,
    )
  const [one, other] = [
    of(1, X),
    of(
      256,
      X.map((row) => row.map((x, j) => x * units[j]!)),
    ),
  ]
  expect(Array.from(other.alphas, (alpha) => alpha / 256 ** 2)).toEqual([...one.alphas])
  for (let i = 0; i < 8; i++) expect([...other.model(i).support]).toEqual([...one.model(i).support])
})

describe.each(['inputs', 'units'] as const)('groups of %s', (groups) => {
  test('rows of weight 0 count as removed', () => {
    const few = new MLPRegressor({ ...options, groups })
    const sampleWeight = X.map((_, i) => (i % 4 === 0 ? 0 : 1))
    const kept = X.flatMap((_, i) => (i % 4 === 0 ? [] : i))
    const [a, b] = [
      few.path(X, y, { ...shared, sampleWeight }),
      few.path(
        kept.map((i) => X[i]!),
        kept.map((i) => y[i]!),
        shared,
      ),
    ]
    expect(a.alphas[0]! / b.alphas[0]!).toBeCloseTo(1, 9)
    expect(a.certificates.every(({ status }) => status === 'stationary')).toBe(true)
  })
})
