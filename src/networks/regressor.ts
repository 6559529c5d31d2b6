import type { Dataset } from '../dataset/dataset.ts'
import type { Matrix, Numbers } from '../matrix/types.ts'
import type {
  NetworkCrossValidateAsyncData,
  NetworkCrossValidateData,
  NetworkFitAsyncData,
  NetworkFitData,
  NetworkPathAsyncData,
  NetworkPathData,
} from './data.ts'
import { kind } from './kind.ts'
import { Estimator as Base } from './library.ts'
import type { MLPRegressorOptions } from './options.ts'
import { specOf } from './spec.ts'
import type { NetworkCrossValidation, NetworkPath, NetworkRegression } from './types.ts'

interface Verbs {
  /** The options as given. */
  readonly options: Readonly<MLPRegressorOptions>

  /**
   * Fits the network.
   *
   * @param X - n x p, in any form of {@link Matrix}
   * @param y - length n
   * @throws {@link WassoError} as the linear estimators; `MEMORY` for more weights than a WebAssembly memory can hold
   */
  fit(X: Matrix, y: Numbers, data?: NetworkFitData): NetworkRegression
  fit(dataset: Dataset, data?: NetworkFitData): NetworkRegression

  /** `fit` without blocking, bit for bit the same; `signal` stops it within some milliseconds. */
  fitAsync(X: Matrix, y: Numbers, data?: NetworkFitAsyncData): Promise<NetworkRegression>
  fitAsync(dataset: Dataset, data?: NetworkFitAsyncData): Promise<NetworkRegression>

  /** The networks along alphas, from the smallest to the largest, each from the one before; given descending. */
  path(X: Matrix, y: Numbers, data?: NetworkPathData): NetworkPath<NetworkRegression>
  path(dataset: Dataset, data?: NetworkPathData): NetworkPath<NetworkRegression>

  /** `path` without blocking, bit for bit the same. */
  pathAsync(X: Matrix, y: Numbers, data?: NetworkPathAsyncData): Promise<NetworkPath<NetworkRegression>>
  pathAsync(dataset: Dataset, data?: NetworkPathAsyncData): Promise<NetworkPath<NetworkRegression>>

  /** Scores every alpha of a path by K-fold cross-validation, on the folds that the linear estimators draw. */
  crossValidate(
    X: Matrix,
    y: Numbers,
    data?: NetworkCrossValidateData,
  ): NetworkCrossValidation<NetworkRegression>
  crossValidate(dataset: Dataset, data?: NetworkCrossValidateData): NetworkCrossValidation<NetworkRegression>

  /** `crossValidate` without blocking, bit for bit the same. */
  crossValidateAsync(
    X: Matrix,
    y: Numbers,
    data?: NetworkCrossValidateAsyncData,
  ): Promise<NetworkCrossValidation<NetworkRegression>>
  crossValidateAsync(
    dataset: Dataset,
    data?: NetworkCrossValidateAsyncData,
  ): Promise<NetworkCrossValidation<NetworkRegression>>
}

const Estimator = Base as unknown as new (spec: object, options: object) => Verbs

export class MLPRegressor extends Estimator {
  constructor(options: MLPRegressorOptions = {}) {
    super({ ...specOf(false, options.loss), kind }, options)
  }
}
