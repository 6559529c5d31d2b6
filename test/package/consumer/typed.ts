import {
  Dataset,
  fitQuantiles,
  HuberRegressor,
  Lasso,
  LogisticRegression,
  modelFromJSON,
  type Path,
  PoissonRegressor,
  QuantileRegressor,
  type RegressionModel,
  WassoError,
} from 'wasso'
import { pathFromJSON } from 'wasso/json'
import { fitMany } from 'wasso/many'
import {
  MLPClassifier,
  MLPRegressor,
  type NetworkPath,
  type NetworkRegression,
  networkFromJSON,
} from 'wasso/networks'
import { elasticNet, softThreshold } from 'wasso/prox'
import { adaptiveFactors, criteria, relaxedPath } from 'wasso/selection'
import { createPool, type Pool } from 'wasso/workers'

const X = { data: new Float32Array([1, 2, 3, 4]), rows: 4, cols: 1 }
const model = new Lasso({ alpha: 0.1, penaltyFactor: [1] }).fit(X, [2, 4, 6, 8], {
  sampleWeight: [1, 1, 1, 2],
})
const coef: Float64Array = model.coef
const status: 'optimal' | 'stopped' = model.certificate.status
const again = modelFromJSON(model.toJSON())
const labels = new LogisticRegression({ alpha: 0.1 }).fit(X, ['a', 'a', 'b', 'b'])
const probabilities: Float64Array = labels.predictProba(X)

const shrunk: Float64Array = softThreshold(elasticNet(coef, 0.1, 0.5), 0.1, [1])
// @ts-expect-error v is written to in place
softThreshold([1], 1)

const rows = new Dataset(X, [2, 4, 6, 8])
const path: Path<RegressionModel> = new Lasso().path(rows, { nAlphas: 5 })
const read: Path = pathFromJSON(path.toJSON())
const coefs: Float64Array = fitMany(new Lasso({ alpha: 1 }), X, [[2, 4, 6, 8]]).coefs
fitMany(new LogisticRegression({ alpha: 1 }), X, [['a', 'b', 'a', 'b']])
// @ts-expect-error a regression wants numbers
fitMany(new Lasso({ alpha: 1 }), X, [['a', 'b', 'a', 'b']])
const chosen: number = criteria(path).best.bic
const relaxed: RegressionModel | undefined = relaxedPath(path).models[chosen]
const cv = new LogisticRegression({ penaltyFactor: adaptiveFactors(model) }).crossValidate(
  X,
  ['a', 'b', 'a', 'b'],
  {
    folds: 2,
  },
)
const label: string | undefined = cv.best.model.predict(X)[0]
const words = new Dataset(X, ['a', 'b', 'a', 'b'])
const classes: readonly string[] = new LogisticRegression({ alpha: 1 }).fit(words).classes
// @ts-expect-error a regression wants numbers
new Lasso({ alpha: 1 }).fit(words)

const outliers: Int32Array = new HuberRegressor({ delta: 1 }).fit(X, [2, 4, 6, 8]).outliers
const delta: number = new HuberRegressor({ delta: 'joint', epsilon: 1.5 }).path(rows).model(0).delta
const quantile: number = new QuantileRegressor({ quantile: 0.9 }).fit(rows).quantile
const crossed: Int32Array | undefined = fitQuantiles(rows, [0.1, 0.9], { alpha: 0.1 }).crossings[0]?.rows
const means: Float64Array = new PoissonRegressor().fit(X, [1, 0, 2, 3]).predict(X)
const weighted = new LogisticRegression({ alpha: 1, classWeight: { a: 1, b: 2 }, grouped: true })
const intercepts: number | Float64Array = weighted.fit(words).intercept

const network: NetworkRegression = new MLPRegressor({
  hiddenLayerSizes: [3],
  groups: 'inputs',
  alpha: 1,
}).fit(rows)
const layers: readonly Float64Array[] = network.prune().weights
const networks: NetworkPath<NetworkRegression> = new MLPRegressor({ l1Ratio: 1 }).path(rows, { nAlphas: 3 })
const selected: Int32Array = new MLPRegressor().crossValidate(rows, { folds: 2 }).oneStandardError.model
  .support
const name: string | undefined = new MLPClassifier({ alpha: 1 }).fit(X, ['a', 'b', 'a', 'b']).predict(X)[0]
const kkt: number = networkFromJSON(network.toJSON()).certificate.kkt
new MLPRegressor({ alpha: 1 }).fit(rows, { start: network })
// @ts-expect-error a network takes no bounds
new MLPRegressor({ alpha: 1, lower: 0 })
// @ts-expect-error of a regressor
new MLPClassifier({ loss: 'huber' })

async function pooled() {
  const pool: Pool = await createPool({ size: 1 })
  const far: Float64Array = (await pool.fit(new Lasso({ alpha: 1 }), X, [2, 4, 6, 8])).predict(X)
  const apart: Path<RegressionModel> = await pool.path(new Lasso(), rows, {
    nAlphas: 5,
    onProgress: () => {},
  })
  const named: readonly string[] = (await pool.fit(new LogisticRegression({ alpha: 1 }), words)).classes
  const spread: number = (await pool.crossValidate(new HuberRegressor({ delta: 1 }), rows, { folds: 2 })).best
    .model.delta
  const layers: readonly Float64Array[] = (await pool.fit(new MLPRegressor({ alpha: 1 }), X, [2, 4, 6, 8]))
    .weights
  const odds: Float64Array = (
    await pool.crossValidate(new MLPClassifier(), X, ['a', 'b', 'a', 'b'], { folds: 2 })
  ).best.model.predictProba(X)
  pool.dispose()
  // @ts-expect-error a regression wants numbers
  pool.fit(new Lasso({ alpha: 1 }), X, ['a', 'b', 'a', 'b'])
  // @ts-expect-error no such key
  pool.fit(new Lasso({ alpha: 1 }), X, [2, 4, 6, 8], { nAlphas: 5 })
  return [far, apart, named, spread, layers, odds]
}

// @ts-expect-error no such option
new Lasso({ alpha: 1, lambda: 1 })
// @ts-expect-error of another estimator
new QuantileRegressor({ delta: 1 })
// @ts-expect-error fitQuantiles says which
fitQuantiles(rows, [0.5], { quantile: 0.1 })
// @ts-expect-error coef cannot be assigned
model.coef = coef

export {
  again,
  classes,
  coefs,
  crossed,
  delta,
  intercepts,
  kkt,
  label,
  layers,
  means,
  name,
  networks,
  outliers,
  pooled,
  probabilities,
  quantile,
  read,
  relaxed,
  selected,
  shrunk,
  status,
  WassoError,
}
