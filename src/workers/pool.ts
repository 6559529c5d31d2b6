/// <reference lib="esnext.disposable" preserve="true" />
import type { CrossValidation } from '../cross-validation/cross-validation.ts'
import type { CrossValidateAsyncData } from '../cross-validation/data.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Classifier } from '../estimators/classifier.ts'
import type { Regressor } from '../estimators/regressor.ts'
import type { FitAsyncData, PathAsyncData } from '../fit/data.ts'
import type { Matrix, Numbers } from '../matrix/types.ts'
import type { ClassificationModel } from '../model/classification.ts'
import type { RegressionModel } from '../model/regression.ts'
import type { MLPClassifier } from '../networks/classifier.ts'
import type {
  NetworkCrossValidateAsyncData,
  NetworkFitAsyncData,
  NetworkPathAsyncData,
} from '../networks/data.ts'
import type { MLPRegressor } from '../networks/regressor.ts'
import type {
  NetworkClassification,
  NetworkCrossValidation,
  NetworkPath,
  NetworkRegression,
} from '../networks/types.ts'
import type { Options } from '../options.ts'
import type { Path } from '../path/path.ts'
import type { Label } from '../target/labels.ts'

/**
 * Workers that fit, so that the caller's thread is never busy and every core of the machine counts: Web Workers, or
 * threads of Node. Every verb gives the bits of the same verb of the estimator, whatever the size of the pool; what
 * is passed in is copied, and stays as it is. Made by `createPool`.
 *
 * A worker that dies is replaced, and what it was at is done again, once; then the call is refused as `WORKER`.
 */
export interface Pool {
  /** How many workers at most. */
  readonly size: number

  /**
   * `estimator.fit` in a worker.
   *
   * @param estimator - of any kind, networks too
   * @param X - n x p, in any form of {@link Matrix}; or a data set in place of X and y
   * @param y - length n
   * @param data - as for `fitAsync`, with `signal` and `onProgress`
   * @throws {@link WassoError} as `fitAsync`, by rejection; `WORKER`; `DISPOSED`. A call that is aborted is rejected at
   *   once, and its worker free or replaced within 100 ms
   *
   * @example
   * ```ts
   * import { Lasso } from 'wasso'
   * import { createPool } from 'wasso/workers'
   *
   * const pool = await createPool()
   * const model = await pool.fit(new Lasso({ alpha: 0.1 }), [[1], [2], [3]], [2, 4, 6])
   * console.log(model.coef, model.certificate.status)
   * pool.dispose()
   * ```
   */
  fit<M extends RegressionModel>(
    estimator: Regressor<Options, M>,
    X: Matrix,
    y: Numbers,
    data?: FitAsyncData,
  ): Promise<M>
  fit<M extends RegressionModel>(
    estimator: Regressor<Options, M>,
    dataset: Dataset,
    data?: FitAsyncData,
  ): Promise<M>
  fit<L extends Label>(
    estimator: Classifier<Options>,
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | FitAsyncData,
    data?: FitAsyncData,
  ): Promise<ClassificationModel<L>>
  fit(
    estimator: MLPRegressor,
    X: Matrix | Dataset,
    y?: Numbers | NetworkFitAsyncData,
    data?: NetworkFitAsyncData,
  ): Promise<NetworkRegression>
  fit<L extends Label>(
    estimator: MLPClassifier,
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | NetworkFitAsyncData,
    data?: NetworkFitAsyncData,
  ): Promise<NetworkClassification<L>>

  /**
   * `estimator.path` in a worker.
   *
   * @param data - as for `pathAsync`, with `signal` and `onProgress`
   * @throws {@link WassoError} as `pathAsync`, by rejection; `WORKER`; `DISPOSED`
   *
   * @example
   * ```ts
   * import { Lasso } from 'wasso'
   * import { createPool } from 'wasso/workers'
   *
   * const pool = await createPool({ size: 1 })
   * const [X, y] = [[[1, 2], [2, 1], [3, 5], [4, 3]], [1, 2, 3, 5]]
   * const path = await pool.path(new Lasso(), X, y, { nAlphas: 20 })
   * console.log(path.nNonzero, path.at(0.05).coef) // `at` fits on this thread
   * pool.dispose()
   * ```
   */
  path<M extends RegressionModel>(
    estimator: Regressor<Options, M>,
    X: Matrix,
    y: Numbers,
    data?: PathAsyncData,
  ): Promise<Path<M>>
  path<M extends RegressionModel>(
    estimator: Regressor<Options, M>,
    dataset: Dataset,
    data?: PathAsyncData,
  ): Promise<Path<M>>
  path<L extends Label>(
    estimator: Classifier<Options>,
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | PathAsyncData,
    data?: PathAsyncData,
  ): Promise<Path<ClassificationModel<L>>>
  path(
    estimator: MLPRegressor,
    X: Matrix | Dataset,
    y?: Numbers | NetworkPathAsyncData,
    data?: NetworkPathAsyncData,
  ): Promise<NetworkPath<NetworkRegression>>
  path<L extends Label>(
    estimator: MLPClassifier,
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | NetworkPathAsyncData,
    data?: NetworkPathAsyncData,
  ): Promise<NetworkPath<NetworkClassification<L>>>

  /**
   * `estimator.crossValidate`, its folds and l1Ratios spread over all workers.
   *
   * @param data - as for `crossValidateAsync`, with `signal` and `onProgress`
   * @throws {@link WassoError} as `crossValidateAsync`, by rejection; `WORKER`; `DISPOSED`
   *
   * @example
   * ```ts
   * import { ElasticNet } from 'wasso'
   * import { createPool } from 'wasso/workers'
   *
   * const X = Array.from({ length: 40 }, (_, i) => [Math.sin(i), Math.cos(3 * i), (i % 7) / 7])
   * const y = X.map(([a, b], i) => 2 * a! - b! + Math.sin(9 * i) / 3)
   * const pool = await createPool()
   * const cv = await pool.crossValidate(new ElasticNet(), X, y, {
   *   folds: 5,
   *   l1Ratios: [0.1, 0.5, 1],
   *   onProgress: ({ done, total }) => console.log(done / total),
   * })
   * console.log(cv.best.l1Ratio, cv.oneStandardError.model.coef)
   * pool.dispose()
   * ```
   */
  crossValidate<M extends RegressionModel>(
    estimator: Regressor<Options, M>,
    X: Matrix,
    y: Numbers,
    data?: CrossValidateAsyncData,
  ): Promise<CrossValidation<M>>
  crossValidate<M extends RegressionModel>(
    estimator: Regressor<Options, M>,
    dataset: Dataset,
    data?: CrossValidateAsyncData,
  ): Promise<CrossValidation<M>>
  crossValidate<L extends Label>(
    estimator: Classifier<Options>,
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | CrossValidateAsyncData,
    data?: CrossValidateAsyncData,
  ): Promise<CrossValidation<ClassificationModel<L>>>
  crossValidate(
    estimator: MLPRegressor,
    X: Matrix | Dataset,
    y?: Numbers | NetworkCrossValidateAsyncData,
    data?: NetworkCrossValidateAsyncData,
  ): Promise<NetworkCrossValidation<NetworkRegression>>
  crossValidate<L extends Label>(
    estimator: MLPClassifier,
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | NetworkCrossValidateAsyncData,
    data?: NetworkCrossValidateAsyncData,
  ): Promise<NetworkCrossValidation<NetworkClassification<L>>>

  /** Ends all workers. What they were at is refused as `DISPOSED`, and so is every later call. */
  dispose(): void

  /** The same as `dispose`, for `using`. */
  [Symbol.dispose](): void
}
