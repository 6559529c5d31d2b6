import { describe, expect, test } from 'vitest'
import {
  ElasticNet,
  HuberRegressor,
  LeastAbsoluteDeviations,
  LinearRegression,
  LogisticRegression,
  PoissonRegressor,
  QuantileRegressor,
} from 'wasso'
import { estimators, make } from '../support/estimators'
import { answerOf, expectClose } from '../support/expect-close'
import { offset, p, plain, responseOf, weights, X } from '../support/medium'

const y = responseOf('LeastAbsoluteDeviations')
const counts = responseOf('PoissonRegressor')
const shapes = [
  ['no penalty', { alpha: 0 }],
  ['L1', { alpha: 0.05, l1Ratio: 1 }],
  ['L2', { alpha: 0.1, l1Ratio: 0 }],
  ['both, standardized', { alpha: 0.1, l1Ratio: 0.5, standardize: true }],
  ['bounds, no intercept', { alpha: 0.02, l1Ratio: 1, upper: 0.5, fitIntercept: false }],
] as const
const data = { sampleWeight: weights, offset }

describe.each(shapes)('with %s', (_, options) => {
  test("Huber's loss of a delta beyond all residuals is least squares", () => {
    const squares = options.alpha === 0 ? new LinearRegression() : new ElasticNet(options)
    for (const delta of [1e2, 1e8, 1e300])
      expectClose(
        answerOf(new HuberRegressor({ delta, ...options }).fit(X, y, data)),
        answerOf(squares.fit(X, y, data)),
        1e-12,
      )
  })

  test("Huber's loss over delta nears the L1 loss as delta nears 0", () => {
    // loss/delta with the penalty over delta: alpha shrinks with it.
    const exact = answerOf(new LeastAbsoluteDeviations(options).fit(X, y, data))
    let last = Infinity
    for (const delta of [1e-3, 1e-6, 1e-9]) {
      const huber = new HuberRegressor({ delta, ...options, alpha: options.alpha * delta }).fit(X, y, data)
      const distance = Math.max(...answerOf(huber).map((w, k) => Math.abs(w - exact[k])))
      expect(distance).toBeLessThanOrEqual(200 * delta)
      expect(distance).toBeLessThan(last)
      last = distance
    }
  })

  test('the median is the L1 loss at half its alpha', () => {
    const median = new QuantileRegressor({ quantile: 0.5, ...options, alpha: options.alpha / 2 })
    expectClose(
      answerOf(median.fit(X, y, data)),
      answerOf(new LeastAbsoluteDeviations(options).fit(X, y, data)),
      1e-13,
    )
  })

  test.each([0.001, 0.1, 0.37, 0.999])('quantile %d of y is 1 - it of -y', (quantile) => {
    const { upper } = options as { upper?: number }
    const mirrored = { ...options, ...(upper && { upper: undefined, lower: -upper }), quantile: 1 - quantile }
    const below = new QuantileRegressor({ ...options, quantile }).fit(X, y, data)
    const above = new QuantileRegressor(mirrored).fit(
      X,
      y.map((v) => -v),
      { sampleWeight: weights, offset: offset.map((o) => -o) },
    )
    expect(above.certificate.objective).toBeCloseTo(below.certificate.objective, 12)
    if (below.certificate.unique === true)
      expectClose(
        answerOf(above).map((w) => -w + 0),
        answerOf(below),
        1e-10,
      )
  })

  test('an offset of Poisson is the logarithm of an exposure: rates weighted by it', () => {
    const exposure = X.map((_, i) => 0.5 + (i % 7))
    const total = exposure.reduce((a, b) => a + b)
    const byOffset = new PoissonRegressor(options).fit(X, counts, { offset: exposure.map(Math.log) })
    const byWeight = new PoissonRegressor({ ...options, alpha: (options.alpha * X.length) / total })
    if (options !== shapes[3][1])
      expectClose(
        answerOf(
          byWeight.fit(
            X,
            counts.map((v, i) => v / exposure[i]),
            { sampleWeight: exposure },
          ),
        ),
        answerOf(byOffset),
        1e-9,
      )
  })

  test('names of classes in another order are rows of coefficients in another order', () => {
    const labels = responseOf('LogisticRegression, 3 classes')
    const turn = [2, 0, 1]
    const classifier = new LogisticRegression({ ...options, alpha: options.alpha || 0.01 })
    const before = classifier.fit(X, labels)
    const after = classifier.fit(
      X,
      labels.map((v) => turn[v]),
    )
    const rows = (model: typeof before): number[][] =>
      turn.map((_, k) => [
        ...model.coef.subarray(k * p, (k + 1) * p),
        (model.intercept as unknown as Float64Array)[k],
      ])
    turn.forEach((to, from) => {
      expectClose(rows(after)[to], rows(before)[from], 1e-9)
    })
  })
})

test('a quantile is that share of the residuals: above, below, and on the plane at most p + 1', () => {
  for (const quantile of [0.05, 0.3, 0.5, 0.8]) {
    const { coef, intercept } = new QuantileRegressor({ quantile }).fit(X, y)
    const r = X.map((x, i) => y[i] - x.reduce((t, v, j) => t + v * coef[j], intercept as number))
    const size = 1e-12 * Math.max(...y.map(Math.abs))
    const below = r.filter((v) => v < -size).length
    const on = r.filter((v) => Math.abs(v) <= size).length
    expect(on).toBe(p + 1)
    expect(below).toBeLessThanOrEqual(quantile * y.length)
    expect(below + on).toBeGreaterThanOrEqual(quantile * y.length)
  }
})

test('the sum of Poisson means is the sum of counts, as with an intercept and no penalty on it', () => {
  for (const l1Ratio of [0, 1]) {
    const means = new PoissonRegressor({ alpha: 0.05, l1Ratio }).fit(X, counts).predict(X)
    const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0)
    expect(sum(means)).toBeCloseTo(sum(counts), 9)
  }
})

test('every loss says whether its optimum is the only one where it knows', () => {
  for (const name of ['LeastAbsoluteDeviations', 'QuantileRegressor'] as const) {
    expect(plain(name).fit(X, responseOf(name)).certificate.unique).toBe(true)
    // Any value between the middle two is a median.
    expect(
      make(name, estimators[name].parameter && { quantile: 0.5 }).fit([[1], [1], [1], [1]], [1, 2, 3, 4])
        .certificate.unique,
    ).not.toBe(true)
  }
})
