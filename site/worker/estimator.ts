import {
  type ClassificationModel,
  type CrossValidateAsyncData,
  type CrossValidation,
  type Dataset,
  ElasticNet,
  type FitAsyncData,
  HuberRegressor,
  type Label,
  Lasso,
  LeastAbsoluteDeviations,
  LogisticRegression,
  type Path,
  type PathAsyncData,
  PoissonRegressor,
  QuantileRegressor,
  type RegressionModel,
  Ridge,
} from 'wasso'
import type { Settings } from '../protocol.ts'

export type AnyModel = RegressionModel | ClassificationModel

/** What every estimator can do, whatever its y and its models are. */
export interface Estimator {
  fitAsync(rows: Dataset<Label>, data?: FitAsyncData): Promise<AnyModel>
  pathAsync(rows: Dataset<Label>, data?: PathAsyncData): Promise<Path<AnyModel>>
  crossValidateAsync(rows: Dataset<Label>, data?: CrossValidateAsyncData): Promise<CrossValidation<AnyModel>>
}

/** The estimator of the library that the settings ask for; `more` where one model alone is wanted. */
export function estimatorOf(
  { loss, l1Ratio, quantile, standardize, ...settings }: Settings,
  more: { readonly alpha?: number; readonly delta?: number } = {},
): Estimator {
  const { delta = settings.delta, ...alpha } = more
  const common = { standardize, ...alpha }
  const mixed = { ...common, l1Ratio }
  const made = {
    squared: () =>
      l1Ratio === 1 ? new Lasso(common) : l1Ratio === 0 ? new Ridge(common) : new ElasticNet(mixed),
    absolute: () => new LeastAbsoluteDeviations(mixed),
    quantile: () => new QuantileRegressor({ ...mixed, quantile }),
    huber: () => new HuberRegressor({ ...mixed, ...(delta !== undefined && { delta }) }),
    poisson: () => new PoissonRegressor(mixed),
    logistic: () => new LogisticRegression(mixed),
  }[loss]()
  return made as unknown as Estimator
}
