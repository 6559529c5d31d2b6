export type { Solver } from './core/exports.ts'
export { init } from './core/module.ts'
export type { AsyncControl, Progress } from './core/steps.ts'
export {
  type Choice,
  CrossValidation,
} from './cross-validation/cross-validation.ts'
export type { CrossValidateAsyncData, CrossValidateData } from './cross-validation/data.ts'
export type { CrossValidationJSON } from './cross-validation/json.ts'
export type { Scoring } from './cross-validation/scoring.ts'
export { Dataset, type DatasetData } from './dataset/dataset.ts'
export { type ErrorCode, WassoError } from './errors.ts'
export { ElasticNet } from './estimators/elastic-net.ts'
export { HuberRegressor } from './estimators/huber-regressor.ts'
export { Lasso } from './estimators/lasso.ts'
export { LeastAbsoluteDeviations } from './estimators/least-absolute-deviations.ts'
export { LinearRegression } from './estimators/linear-regression.ts'
export { LogisticRegression } from './estimators/logistic-regression.ts'
export { PoissonRegressor } from './estimators/poisson-regressor.ts'
export { QuantileRegressor } from './estimators/quantile-regressor.ts'
export { Ridge } from './estimators/ridge.ts'
export type { FitAsyncData, FitData, PathAsyncData, PathData } from './fit/data.ts'
/** @internal */
export { internals } from './internals.ts'
export type { Columns, Flat, Matrix, Named, NdArray, Numbers, Rows, Sparse } from './matrix/types.ts'
export type { Certificate } from './model/certificate.ts'
export { ClassificationModel } from './model/classification.ts'
export { modelFromJSON } from './model/from-json.ts'
export type { CertificateJSON, JSONNumber, ModelJSON } from './model/json.ts'
export { Model } from './model/model.ts'
export type { PredictData, ScoreData } from './model/predictor.ts'
export { type HuberModel, type QuantileModel, RegressionModel } from './model/regression.ts'
export type {
  AnyOptions,
  ClassWeight,
  HuberOptions,
  LogisticOptions,
  Options,
  PenalisedOptions,
  QuantileOptions,
} from './options.ts'
export type { OptionJSON, PathJSON } from './path/json.ts'
export { type Knot, Path } from './path/path.ts'
export { type Crossing, fitQuantiles, type Quantiles } from './quantiles/quantiles.ts'
export type { Label } from './target/labels.ts'
