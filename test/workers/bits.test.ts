import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Dataset, ElasticNet, HuberRegressor, Lasso, LogisticRegression, Ridge } from 'wasso'
import { MLPClassifier, MLPRegressor } from 'wasso/networks'
import { createPool, type Pool } from 'wasso/workers'
import { contain, containerNames } from '../support/containers'
import { estimatorNames, make, offsetOf, verbs } from '../support/estimators'
import { offset, p, penalised, plain, responseOf, weights, X } from '../support/medium'
import { newEstimator } from '../support/small-fit'
import { apart } from './apart'

type Loose = (...given: unknown[]) => Promise<unknown>

// The twin of every call of a pool is the call without one: the same bits, for any number of workers.

describe.each([1, 2, 4])('a pool of %i', (size) => {
  let pool: Pool
  beforeAll(async () => {
    pool = await createPool({ size })
  })
  afterAll(() => pool?.dispose())

  describe.each(estimatorNames)('%s', (name) => {
    const y = responseOf(name)
    test.each(verbs)('%s', async (verb, _, data) => {
      const estimator = newEstimator(name)
      const own = { ...data, sampleWeight: weights, offset: offsetOf(name, offset) }
      expect(await (pool[verb] as Loose)(apart(estimator), X, y, own)).toStrictEqual(
        estimator[verb](X, y, own),
      )
    })
  })

  test.each(penalised)('%s over l1Ratios', async (name) => {
    const [estimator, y] = [plain(name), responseOf(name)]
    const data = { nAlphas: 5, minRatio: 0.05, folds: 4, l1Ratios: [0, 0.4, 1], seed: 7 }
    expect(await pool.crossValidate(apart(estimator) as never, X, y as never, data)).toStrictEqual(
      estimator.crossValidate(X, y, data),
    )
  })

  test.each(containerNames)('X as %s', async (form) => {
    const lasso = apart(new Lasso({ alpha: 0.1 }))
    const [own, y] = [contain(form, X), responseOf('Lasso')]
    expect(await pool.fit(lasso, own, y)).toStrictEqual(lasso.fit(own, y))
    const data = { nAlphas: 5, folds: 3 }
    expect(await pool.crossValidate(lasso, own, y, data)).toStrictEqual(lasso.crossValidate(own, y, data))
  })

  test.each(['squared', 'huber', 'poisson'] as const)('a network of loss %s', async (loss) => {
    const y = responseOf(loss === 'poisson' ? 'PoissonRegressor' : 'Lasso')
    const options = { hiddenLayerSizes: [3], alpha: 0.02, l1Ratio: 1, maxIter: 40, loss } as const
    const network = apart(new MLPRegressor(options))
    const data = { sampleWeight: weights, offset }
    const model = await pool.fit(network, X, y, data)
    expect(model).toStrictEqual(network.fit(X, y, data))
    expect(model.prune().predict(X, { offset })).toEqual(
      network.fit(X, y, data).prune().predict(X, { offset }),
    )
    const start = network.fit(X, y, { ...data, start: model })
    expect(await pool.fit(network, X, y, { ...data, start: model })).toStrictEqual(start)
    const grid = { ...data, nAlphas: 3, minRatio: 0.1 }
    expect(await pool.path(network, X, y, grid)).toStrictEqual(network.path(X, y, grid))
    const cv = { ...grid, folds: 3, l1Ratios: [0.5, 1] }
    expect(await pool.crossValidate(network, X, y, cv)).toStrictEqual(network.crossValidate(X, y, cv))
  })

  test('a network of classes', async () => {
    const y = responseOf('LogisticRegression, 3 classes').map((k) => ['ash', 'elm', 'oak'][k])
    const network = apart(new MLPClassifier({ hiddenLayerSizes: [2], alpha: 0.01, maxIter: 40, seed: 3 }))
    const model = await pool.fit(network, X, y)
    expect(model).toStrictEqual(network.fit(X, y))
    expect(model.predict(X)).toEqual(network.fit(X, y).predict(X))
    const data = { nAlphas: 3, folds: 3, scoring: 'accuracy' } as const
    expect(await pool.crossValidate(network, X, y, data)).toStrictEqual(network.crossValidate(X, y, data))
  })

  test('a data set, with its weights and its offset', async () => {
    const y = responseOf('Lasso')
    const ridge = apart(new Ridge({ alpha: 0.1 }))
    const rows = new Dataset(X, y, { sampleWeight: weights, offset })
    expect(await pool.fit(ridge, rows)).toStrictEqual(ridge.fit(rows))
    const other = { offset: offset.map((o) => o + 1), folds: 3 }
    expect(await pool.crossValidate(ridge, rows, other)).toStrictEqual(ridge.crossValidate(rows, other))
    for (const form of ['csc', 'row-major Float32'] as const) {
      const own = new Dataset(contain(form, X), y)
      expect(await pool.path(apart(new Lasso()), own)).toStrictEqual(new Lasso().path(own))
    }
  })
})

describe('on two workers', () => {
  let pool: Pool
  beforeAll(async () => {
    pool = await createPool({ size: 2 })
  })
  afterAll(() => pool?.dispose())
  const y = responseOf('Lasso')

  test.each(['deviance', 'squared-error', 'absolute-error', 'r2'] as const)('scoring %s', async (scoring) => {
    const net = apart(new ElasticNet({ l1Ratio: 0.5 }))
    const data = { scoring, nAlphas: 8, l1Ratios: [0.2, 1] }
    expect(await pool.crossValidate(net, X, y, data)).toStrictEqual(net.crossValidate(X, y, data))
  })

  test.each([{ l1Ratios: [0] }, { l1Ratios: [0.5, 0] }, { l1Ratios: [0], penaltyFactor: 0 }])(
    'leave-one-out with %o, in closed form where there is one',
    async ({ l1Ratios, penaltyFactor = 1 }) => {
      const ridge = apart(
        new ElasticNet({
          penaltyFactor: Float64Array.from({ length: p }, (_, j) => (j === 0 ? penaltyFactor : 1)),
        }),
      )
      const data = { folds: 'leave-one-out', nAlphas: 4, l1Ratios } as const
      expect(await pool.crossValidate(ridge, X, y, data)).toStrictEqual(ridge.crossValidate(X, y, data))
    },
  )

  test('fold ids, alphas and options in typed arrays, bounds of Infinity', async () => {
    const lasso = apart(
      new Lasso({
        lower: Float64Array.from({ length: p }, (_, j) => (j % 2 ? -Infinity : 0)),
        upper: new Float64Array([9, 9, ...new Array(p).fill(Infinity)]).subarray(2),
        penaltyFactor: [1, 0, Infinity, 1, 1, 1, 1, 2],
        standardize: true,
      }),
    )
    const foldId = Int32Array.from(X, (_, i) => 3 + (i % 5))
    const data = { foldId, alphas: Float32Array.of(0.5, 0.25, 0.125) }
    expect(await pool.crossValidate(lasso, X, y, data)).toStrictEqual(lasso.crossValidate(X, y, data))
  })

  test.each(['auto', 'joint'] as const)('Huber, delta %s', async (delta) => {
    const huber = apart(new HuberRegressor({ delta, alpha: 0.1, l1Ratio: 1 }))
    expect(await pool.fit(huber, X, y)).toStrictEqual(huber.fit(X, y))
    expect(await pool.path(huber, X, y, { nAlphas: 5 })).toStrictEqual(huber.path(X, y, { nAlphas: 5 }))
    const data = { nAlphas: 5, folds: 3 }
    expect(await pool.crossValidate(huber, X, y, data)).toStrictEqual(huber.crossValidate(X, y, data))
  })

  test('labels of text, weights of classes in a Map, names of columns', async () => {
    const labels = responseOf('LogisticRegression, 3 classes').map((k) => ['ash', 'elm', 'oak'][k])
    const named = { columns: X[0].map((_, j) => X.map((x) => x[j])), names: X[0].map((_, j) => `x${j}`) }
    const classWeight = new Map([
      ['oak', 2],
      ['elm', 0.5],
    ])
    const classifier = apart(new LogisticRegression({ alpha: 0.05, l1Ratio: 1, classWeight }))
    expect(await pool.fit(classifier, named, labels)).toStrictEqual(classifier.fit(named, labels))
    const data = { folds: 3, nAlphas: 4, scoring: 'accuracy' } as const
    expect(await pool.crossValidate(classifier, named, labels, data)).toStrictEqual(
      classifier.crossValidate(named, labels, data),
    )
  })

  test('a model to start from', async () => {
    const options = { alpha: 0.2, solver: 'coordinate-descent', tol: 1e-4 } as const
    const start = new Lasso({ alpha: 0.25 }).fit(X, y)
    const lasso = apart(new Lasso(options))
    const model = await pool.fit(lasso, X, y, { start })
    expect(model).toStrictEqual(lasso.fit(X, y, { start }))
    expect(model.certificate.iterations).not.toBe(lasso.fit(X, y).certificate.iterations)
  })

  test('results are frozen, and a path knows its data', async () => {
    const path = await pool.path(apart(new Lasso()), X, y, { sampleWeight: weights })
    expect(path.at(path.alphas[3] * 0.99)).toStrictEqual(
      new Lasso().path(X, y, { sampleWeight: weights }).at(path.alphas[3] * 0.99),
    )
    for (const part of [path, path.certificates, path.certificates[0], path.knots, path.knots![0]])
      expect(Object.isFrozen(part)).toBe(true)
  })

  test('what was passed in stays as it is', async () => {
    const data = Float64Array.from(X.flat())
    const before = data.slice()
    const own = { data, rows: X.length, cols: p }
    const [s, o, v] = [weights, offset, y].map((values) => Float64Array.from(values))
    const given = { sampleWeight: s, offset: o }
    await pool.fit(new Ridge({ alpha: 1 }), own, v, given)
    await pool.crossValidate(new Ridge(), own, v, given)
    expect(data).toEqual(before)
    expect([s, o, v].map((array) => array.length)).toEqual([X.length, X.length, X.length])
  })

  test('many calls at once each get their own answer', async () => {
    const alphas = Array.from({ length: 20 }, (_, k) => 0.01 * (k + 1))
    const models = await Promise.all(alphas.map((alpha) => pool.fit(apart(new Lasso({ alpha })), X, y)))
    expect(models).toStrictEqual(alphas.map((alpha) => new Lasso({ alpha }).fit(X, y)))
  })

  test('memory that is shared already', async () => {
    const data = new Float64Array(new SharedArrayBuffer(8 * X.length * p))
    data.set(X.flat())
    const own = { data, rows: X.length, cols: p }
    expect(await pool.fit(apart(new Ridge({ alpha: 1 })), own, y)).toStrictEqual(
      new Ridge({ alpha: 1 }).fit(X, y),
    )
  })

  test('an estimator of a class of one’s own', async () => {
    class Mine extends Lasso {}
    expect(await pool.fit(apart(new Mine({ alpha: 0.1 })), X, y)).toStrictEqual(
      make('Lasso', { alpha: 0.1 }).fit(X, y),
    )
  })
})
