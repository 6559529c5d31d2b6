import { describe, expect, test } from 'vitest'
import { ElasticNet, HuberRegressor, Lasso, LogisticRegression, PoissonRegressor, Ridge } from 'wasso'
import { MLPClassifier, MLPRegressor } from 'wasso/networks'
import type { Fits } from '../../support/estimators'
import { expectClose } from '../../support/expect-close'
import { drawData } from '../../support/network/data'
import type { NetworkFits } from '../../support/network/fits'
import { tables } from '../../support/tables'

const { diabetes, diabetes_raw, heart_scale, iris, engel } = tables
const counts = drawData({ seed: 5, n: 80, p: 6, loss: 'poisson', classes: 0, noise: 0.3 })
const both = (alpha: number, l1Ratio: number) => ({ alpha, l1Ratio })

// The linear estimator, its options, those of the network if others, the data.
const cases = [
  ['Lasso, diabetes', Lasso, { alpha: 1 }, { alpha: 1, l1Ratio: 1 }, diabetes],
  ['Lasso, diabetes', Lasso, { alpha: 0.05 }, { alpha: 0.05, l1Ratio: 1 }, diabetes],
  [
    'Lasso, diabetes_raw, standardize',
    Lasso,
    ...twice({ alpha: 2, standardize: true }, { l1Ratio: 1 }),
    diabetes_raw,
  ],
  ['Ridge, diabetes', Ridge, { alpha: 0.01 }, { alpha: 0.01, l1Ratio: 0 }, diabetes],
  ['ElasticNet, diabetes', ElasticNet, ...twice(both(0.01, 0.5)), diabetes],
  ['L1, heart', LogisticRegression, ...twice(both(0.02, 1)), heart_scale],
  ['L2, heart', LogisticRegression, ...twice(both(0.01, 0)), heart_scale],
  ['both, heart', LogisticRegression, ...twice(both(0.02, 0.5)), heart_scale],
  ['L1, iris', LogisticRegression, ...twice(both(0.02, 1)), iris],
  ['L2, iris', LogisticRegression, ...twice(both(0.01, 0)), iris],
  ['both, iris', LogisticRegression, ...twice(both(0.02, 0.5)), iris],
  ['Huber, engel', HuberRegressor, ...twice({ ...both(1, 1), delta: 60 }, { loss: 'huber' }), engel],
  ['Poisson, counts', PoissonRegressor, ...twice(both(0.05, 1), { loss: 'poisson' }), counts],
  ['Poisson, counts', PoissonRegressor, ...twice(both(0.05, 0), { loss: 'poisson' }), counts],
] as const

function twice<T extends object>(options: T, more: object = {}): [T, object] {
  return [options, { ...options, ...more }]
}

describe.each(cases)('without a hidden layer: %s, %j', (_, Linear, options, own, { X, y }) => {
  const linear = (new Linear(options as never) as Fits).fit(X, y)
  const Network = Linear === LogisticRegression ? MLPClassifier : MLPRegressor
  const network = (new Network({ hiddenLayerSizes: [], ...own } as never) as unknown as NetworkFits).fit(X, y)
  const K = network.biases[0].length
  const p = X[0].length

  test('the same coefficients to 1e-8, and the same zeros', () => {
    const coef = Array.from(linear.coef, (_, at) => network.weights[0][(at % p) * K + Math.floor(at / p)])
    expect(network.certificate.status).toBe('stationary')
    expectClose(coef, linear.coef, 1e-8)
    expect(coef.map((w) => w === 0)).toEqual(Array.from(linear.coef, (w) => w === 0))
    expect([...network.support]).toEqual([...linear.support])
  })

  test('the same intercepts, objective and predictions', () => {
    const size = Math.max(1, ...y.map(Math.abs))
    const b = typeof linear.intercept === 'number' ? [linear.intercept] : [...linear.intercept]
    // Those of softmax are free but for a constant.
    const mean = K === 1 ? 0 : network.biases[0].reduce((t, v) => t + v / K, 0)
    for (const [k, v] of network.biases[0].entries())
      expect(Math.abs(v - mean - b[k])).toBeLessThan(1e-8 * size)
    expectClose([network.certificate.objective], [linear.certificate.objective], 1e-12)
    const means = (model: { predict(X: unknown): ArrayLike<unknown> }) =>
      Array.from(model.predict(X) as ArrayLike<number>)
    expectClose(means(network), means(linear), 1e-8)
  })
})
