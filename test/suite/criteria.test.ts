import { describe, expect, test } from 'vitest'
import {
  ElasticNet,
  Lasso,
  LinearRegression,
  LogisticRegression,
  type Path,
  type RegressionModel,
  Ridge,
} from 'wasso'
import { criteria } from 'wasso/selection'
import { contain, containerNames } from '../support/containers'
import { expectClose } from '../support/expect-close'
import { n, p, responseOf, weights, X } from '../support/medium'
import { thrownBy } from '../support/small-fit'

const y = responseOf('Lasso')
const labels = responseOf('LogisticRegression')

/** sum_i d prediction_i / d y_i by differences: what degrees of freedom are (Efron 1986). */
function divergence(fit: (y: number[]) => RegressionModel): number {
  const h = 1e-5
  return y.reduce((sum, _, i) => {
    const at = (t: number) => fit(y.map((v, k) => v + (k === i ? t : 0))).predict([X[i]])[0]
    return sum + (at(h) - at(-h)) / (2 * h)
  }, 0)
}

const cases: [string, typeof Ridge | typeof Lasso, object, object][] = [
  ['ridge', Ridge, {}, {}],
  ['a weighted ridge', Ridge, {}, { sampleWeight: weights }],
  [
    'a standardized ridge with factors',
    Ridge,
    { standardize: true, penaltyFactor: [1, 0, 2, 1, 3, 0.5, 1, 1] },
    {},
  ],
  ['a ridge without intercept', Ridge, { fitIntercept: false }, {}],
  ['a bounded ridge', Ridge, { upper: 0.3 }, {}],
  ['the lasso', Lasso, {}, {}],
  ['a bounded lasso', Lasso, { upper: 0.3 }, {}],
  ['an elastic net', ElasticNet, {}, {}],
  ['a weighted, standardized elastic net', ElasticNet, { standardize: true }, { sampleWeight: weights }],
]

test.each(cases)(
  'the degrees of freedom of %s are what a change of y changes',
  (_, Estimator, options, data) => {
    const path = new Estimator(options).path(X, y, { ...data, alphas: [0.5, 0.05] })
    const { df } = criteria(path, { X, ...data })
    for (const [i, alpha] of path.alphas.entries())
      expect(df[i]).toBeCloseTo(
        divergence((z) => new Estimator({ ...options, alpha }).fit(X, z, data)),
        5,
      )
  },
)

test('every column twice, unpenalised, counts once', () => {
  const twice = X.map((x) => [...x, ...x])
  const path = new Ridge({ penaltyFactor: 0 }).path(twice, y, { alphas: [1, 0] })
  expectClose(criteria(path, { X: twice }).df.subarray(0, 1), [p + 1], 1e-9)
})

describe('AIC, AICc, BIC, EBIC and GCV', () => {
  test.each([
    ['plainly', {}],
    ['by weights', { sampleWeight: weights }],
  ])('of a lasso, %s', (_, data) => {
    const path = new Lasso().path(X, y, { ...data, nAlphas: 12 })
    const found = criteria(path, { gamma: 0.7 })
    const s = 'sampleWeight' in data ? weights : X.map(() => 1)
    const S = s.reduce((a, b) => a + b)
    path.alphas.forEach((_, i) => {
      const z = path.model(i).predict(X)
      const rss = y.reduce((sum, v, k) => sum + s[k] * (v - z[k]) ** 2, 0)
      const k = path.nNonzero[i]
      const df = k + 1
      const fit = S * (Math.log((2 * Math.PI * rss) / S) + 1)
      const choose = [1, 8, 28, 56, 70, 56, 28, 8, 1][k]
      expect(found.df[i]).toBe(df)
      expect(found.aic[i]).toBeCloseTo(fit + 2 * df, 8)
      expect(found.aicc[i]).toBeCloseTo(fit + 2 * df + (2 * df * (df + 1)) / (S - df - 1), 8)
      expect(found.bic[i]).toBeCloseTo(fit + df * Math.log(S), 8)
      expect(found.ebic[i]).toBeCloseTo(fit + df * Math.log(S) + 1.4 * Math.log(choose), 8)
      expect(found.gcv[i]).toBeCloseTo(rss / S / (1 - df / S) ** 2, 8)
    })
    for (const name of ['aic', 'aicc', 'bic', 'ebic', 'gcv'] as const)
      expect(found[name][found.best[name]]).toBe(Math.min(...found[name]))
  })

  test('of a logistic lasso', () => {
    const path = new LogisticRegression({ l1Ratio: 1 }).path(X, labels, { nAlphas: 12, minRatio: 0.01 })
    const { aic, df } = criteria(path)
    path.alphas.forEach((_, i) => {
      const q = path.model(i).predictProba(X)
      const loss = labels.reduce((sum, v, k) => sum - Math.log(q[2 * k + v]), 0)
      expect(df[i]).toBe(path.nNonzero[i] + 1)
      expect(aic[i]).toBeCloseTo(2 * loss + 2 * df[i], 8)
    })
  })

  test('of least squares are those of the textbook: df = p + 1', () => {
    const found = criteria(new LinearRegression().path(X, y))
    const z = new LinearRegression().fit(X, y).predict(X)
    const rss = y.reduce((sum, v, i) => sum + (v - z[i]) ** 2, 0)
    expect(found.df[0]).toBe(p + 1)
    expect(found.aic[0]).toBeCloseTo(n * (Math.log((2 * Math.PI * rss) / n) + 1) + 2 * (p + 1), 9)
  })

  test('are Infinity where there are no rows left for them', () => {
    const path = new Lasso().path(X.slice(0, p), y.slice(0, p), { alphas: [1e-8] })
    expect([criteria(path).aicc[0], criteria(path).gcv[0]]).toEqual([Infinity, Infinity])
  })
})

test.each(containerNames)('X may be %s', (container) => {
  const exact = X.map((x) => x.map(Math.fround))
  const path = new Ridge().path(exact, y, { nAlphas: 3 })
  expectClose(criteria(path, { X: contain(container, exact) }).df, criteria(path, { X: exact }).df)
})

test('what cannot be is refused', () => {
  const ridge = new Ridge().path(X, y, { nAlphas: 3 })
  expect(thrownBy(() => criteria(ridge))).toMatchObject({ name: 'WassoError', code: 'PARAMETER' })
  expect(thrownBy(() => criteria(ridge)).message).toContain('{ X }')
  expect(thrownBy(() => criteria(ridge, { X: [[1, 2]] }))).toMatchObject({ code: 'SHAPE' })
  expect(thrownBy(() => criteria(ridge, { gamma: 2 }))).toMatchObject({ code: 'PARAMETER' })
  expect(thrownBy(() => criteria(ridge, { Gamma: 1 } as never))).toMatchObject({ code: 'PARAMETER' })
  const logistic: Path = new LogisticRegression({ l1Ratio: 0.5 }).path(X, labels, { nAlphas: 3 })
  expect(thrownBy(() => criteria(logistic, { X }))).toMatchObject({ code: 'PARAMETER' })
})
