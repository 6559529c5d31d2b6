import { expect, test } from 'vitest'
import { Lasso } from 'wasso'
import { MLPRegressor } from 'wasso/networks'
import { normal, uniform } from '../support/hash'

const p = 20

/** J. Friedman's first function of 5 features, 15 of noise beside them (Annals of Statistics 19, 1991). */
function friedman(seed: number, n: number): { X: number[][]; y: number[] } {
  const X = Array.from({ length: n }, (_, i) => Array.from({ length: p }, (_, j) => uniform(seed, i, j)))
  const y = X.map(
    ([a, b, c, d, e], i) =>
      10 * Math.sin(Math.PI * a! * b!) + 20 * (c! - 0.5) ** 2 + 10 * d! + 5 * e! + normal(seed + 50, i),
  )
  return { X, y }
}

// `node bench/friedman.mjs` does ten of 500 x 50.
test.each([1, 2])('a network finds what a lasso cannot, set %i', (seed) => {
  const { X, y } = friedman(100 * seed, 300)
  const fresh = friedman(100 * seed + 7000, 2000)
  const network = new MLPRegressor({
    hiddenLayerSizes: [10],
    alpha: 0.01,
    l1Ratio: 1,
    groups: 'inputs',
    adaptive: true,
    standardize: true,
    seed,
  })
  const { model } = network.crossValidate(X, y, { folds: 5 }).oneStandardError
  expect([...model.support]).toEqual([0, 1, 2, 3, 4])
  expect(model.certificate.status).toBe('stationary')
  expect(model.score(fresh.X, fresh.y)).toBeGreaterThan(0.9)

  const lasso = new Lasso().crossValidate(X, y, { folds: 5 }).oneStandardError.model
  expect([...lasso.support]).not.toContain(2)
  expect(lasso.score(fresh.X, fresh.y)).toBeLessThan(0.8)
})
