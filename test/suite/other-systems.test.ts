import { describe, expect, test } from 'vitest'
import {
  ElasticNet,
  HuberRegressor,
  Lasso,
  LeastAbsoluteDeviations,
  LogisticRegression,
  PoissonRegressor,
  QuantileRegressor,
  Ridge,
} from 'wasso'
import { normal } from '../support/hash'

const n = 30
const p = 4
const X = Array.from({ length: n }, (_, i) => Array.from({ length: p }, (_, j) => normal(81, i, j) * (1 + j)))
const y = X.map((x, i) => 2 * x[0] - x[2] + 3 * normal(82, i))
const labels = y.map((v) => (v > 0 ? 1 : -1))

type Objective = (w: ArrayLike<number>, b: number) => number

const predict = (w: ArrayLike<number>, b: number): number[] =>
  X.map((x) => x.reduce((t, v, j) => t + v * w[j], b))
const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0)
const rss: Objective = (w, b) => sum(predict(w, b).map((z, i) => (y[i] - z) ** 2))
const logLoss: Objective = (w, b) => sum(predict(w, b).map((z, i) => Math.log1p(Math.exp(-labels[i] * z))))
const l1 = (w: ArrayLike<number>): number => sum(Array.from(w, Math.abs))
const l2 = (w: ArrayLike<number>): number => sum(Array.from(w, (v) => v * v))

const mean = sum(y) / n
const sdY = Math.sqrt(sum(y.map((v) => (v - mean) ** 2)) / n)
const sd = X[0].map((_, j) => {
  const m = sum(X.map((x) => x[j])) / n
  return Math.sqrt(sum(X.map((x) => (x[j] - m) ** 2)) / n)
})

const [a, ratio, C, lambda] = [0.7, 0.3, 0.2, 0.6]
const residuals = (w: ArrayLike<number>, b: number) => predict(w, b).map((z, i) => y[i] - z)
const pinball = (q: number) => (r: number) => Math.max(q * r, (q - 1) * r)
const counts = y.map((v) => Math.round(Math.exp(Math.min(2, v / 2))))
const joint = new HuberRegressor({ delta: 'joint', epsilon: 1.2, alpha: a / n }).fit(X, y)
const [ridgeShare, lassoShare] = [(lambda * (1 - ratio)) / sdY, lambda * ratio]

/** What each system minimises, as its manual writes it, beside our estimator as the README maps it. */
const systems: [string, Objective, { coef: Float64Array; intercept: unknown }, intercept?: false][] = [
  ['scikit-learn Lasso', (w, b) => rss(w, b) / (2 * n) + a * l1(w), new Lasso({ alpha: a }).fit(X, y)],
  [
    'scikit-learn ElasticNet',
    (w, b) => rss(w, b) / (2 * n) + a * ratio * l1(w) + (a * (1 - ratio) * l2(w)) / 2,
    new ElasticNet({ alpha: a, l1Ratio: ratio }).fit(X, y),
  ],
  ['scikit-learn Ridge', (w, b) => rss(w, b) + a * l2(w), new Ridge({ alpha: a / n }).fit(X, y)],
  [
    'scikit-learn LogisticRegression, L2',
    (w, b) => C * logLoss(w, b) + l2(w) / 2,
    new LogisticRegression({ alpha: 1 / (n * C) }).fit(X, labels),
  ],
  [
    'liblinear, L1, no bias',
    (w) => C * logLoss(w, 0) + l1(w),
    new LogisticRegression({ alpha: 1 / (n * C), l1Ratio: 1, fitIntercept: false }).fit(X, labels),
    false,
  ],
  [
    'glmnet, gaussian() object, standardized',
    (w, b) => {
      const scaled = Array.from(w, (v, j) => v * sd[j])
      return rss(w, b) / (2 * n) + lambda * (((1 - ratio) * l2(scaled)) / 2 + ratio * l1(scaled))
    },
    new ElasticNet({ alpha: lambda, l1Ratio: ratio, standardize: true }).fit(X, y),
  ],
  [
    'glmnet, binomial',
    (w, b) => logLoss(w, b) / n + 0.1 * (((1 - ratio) * l2(w)) / 2 + ratio * l1(w)),
    new LogisticRegression({ alpha: 0.1, l1Ratio: ratio }).fit(X, labels),
  ],
  [
    // It fits y / sd(y) with lambda / sd(y), and scales back.
    'glmnet, family "gaussian"',
    (w, b) => {
      const unit = Array.from(w, (v) => v / sdY)
      const fitted = rss(w, b) / sdY ** 2
      return fitted / (2 * n) + (lambda / sdY) * (((1 - ratio) * l2(unit)) / 2 + ratio * l1(unit))
    },
    new ElasticNet({ alpha: ridgeShare + lassoShare, l1Ratio: lassoShare / (ridgeShare + lassoShare) }).fit(
      X,
      y,
    ),
  ],
  [
    'scikit-learn QuantileRegressor',
    (w, b) => sum(residuals(w, b).map(pinball(0.3))) / n + 0.1 * l1(w),
    new QuantileRegressor({ quantile: 0.3, alpha: 0.1, l1Ratio: 1 }).fit(X, y),
  ],
  [
    'quantreg rq(method = "lasso")',
    (w, b) => sum(residuals(w, b).map(pinball(0.8))) + lambda * l1(w),
    new QuantileRegressor({ quantile: 0.8, alpha: lambda / n, l1Ratio: 1 }).fit(X, y),
  ],
  [
    'quantreg rq(method = "lasso"), the median',
    (w, b) => sum(residuals(w, b).map(pinball(0.5))) + lambda * l1(w),
    new LeastAbsoluteDeviations({ alpha: (2 * lambda) / n, l1Ratio: 1 }).fit(X, y),
  ],
  [
    'scikit-learn HuberRegressor at its scale',
    (w, b) => {
      const sigma = joint.scale as number
      const huber = (t: number) => (Math.abs(t) < 1.2 ? t * t : 2.4 * Math.abs(t) - 1.44)
      return sum(residuals(w, b).map((r) => sigma + sigma * huber(r / sigma))) + a * l2(w)
    },
    joint,
  ],
  [
    'scikit-learn PoissonRegressor',
    (w, b) => sum(predict(w, b).map((z, i) => Math.exp(z) - counts[i] * z)) / n + (a * l2(w)) / 2,
    new PoissonRegressor({ alpha: a }).fit(X, counts),
  ],
  [
    'mean loss + lambda sum |w|',
    (w, b) => rss(w, b) / (2 * n) + lambda * l1(w),
    new Lasso({ alpha: lambda }).fit(X, y),
  ],
  [
    'mean loss + lambda sum w^2',
    (w, b) => rss(w, b) / (2 * n) + lambda * l2(w),
    new Ridge({ alpha: 2 * lambda }).fit(X, y),
  ],
]

describe.each(systems)('%s', (_, objective, { coef, intercept: b }, fitsIntercept) => {
  const intercept = Number(b)
  // Convex, with a penalty that is a sum over the coefficients: what no single step improves is the optimum.
  test('is at its minimum where ours is', () => {
    const here = objective(coef, intercept)
    for (const step of [1e-2, -1e-2, 1e-4, -1e-4, 1e-5, -1e-5]) {
      for (let j = 0; j < p; j++) {
        const moved = coef.map((w, k) => (k === j ? w + step : w))
        expect(objective(moved, intercept)).toBeGreaterThan(here)
      }
      if (fitsIntercept !== false) expect(objective(coef, intercept + step)).toBeGreaterThan(here)
    }
  })
})

test("ridge is the closed form (X'X + n alpha I)^-1 X'y, without intercept", () => {
  const alpha = 0.3
  const { coef } = new Ridge({ alpha, fitIntercept: false }).fit(X, y)
  for (let j = 0; j < p; j++) {
    const left = sum(
      X[0].map((_, k) => (sum(X.map((x) => x[j] * x[k])) + (j === k ? n * alpha : 0)) * coef[k]),
    )
    expect(left).toBeCloseTo(sum(X.map((x, i) => x[j] * y[i])), 10)
  }
})
