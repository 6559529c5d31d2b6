import type { CrossValidation } from '../cross-validation/cross-validation.ts'
import type { CrossValidateAsyncData, CrossValidateData } from '../cross-validation/data.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { FitAsyncData, FitData, PathAsyncData, PathData } from '../fit/data.ts'
import type { Matrix, Numbers } from '../matrix/types.ts'
import type { RegressionModel } from '../model/regression.ts'
import type { Options } from '../options.ts'
import type { Path } from '../path/path.ts'
import type { Spec } from '../spec.ts'
import { Estimator } from './estimator.ts'

/** What the regressions share. */
export interface Regressor<O extends Options, M extends RegressionModel = RegressionModel> {
  /** The options as given. */
  readonly options: Readonly<O>

  /**
   * Fits the model.
   *
   * @param X - n x p, in any form of {@link Matrix}
   * @param y - length n
   * @returns a model whose certificate says how near the optimum it is
   * @throws {@link WassoError} `SHAPE`, `NOT_FINITE` and `TYPE` for X, y and data; `PARAMETER` for options and
   *   data; `DOMAIN` for a y that the loss cannot have; `UNBOUNDED`, `MEMORY`, `WASM_BLOCKED`
   *
   * @example
   * ```ts
   * import { Lasso } from 'wasso'
   *
   * const X = { columns: [[50, 60, 80, 95], [2, 3, 3, 4]], names: ['area', 'rooms'] }
   * const model = new Lasso({ alpha: 1 }).fit(X, [155, 190, 254, 290], { sampleWeight: [1, 1, 2, 1] })
   * console.log(model.featureNames, model.coef, model.certificate.relativeGap)
   * ```
   */
  fit(X: Matrix, y: Numbers, data?: FitData): M
  fit(dataset: Dataset, data?: FitData): M

  /**
   * `fit` without blocking: the same slices and the same bits, but the event loop turns between them. X, y
   * and the vectors of `data` and of the options must not change until the promise settles.
   *
   * @throws {@link WassoError} as `fit`, by rejection, and `ABORTED` once `data.signal` is aborted
   *
   * @example
   * ```ts
   * import { Lasso } from 'wasso'
   *
   * const model = await new Lasso({ alpha: 0.1 }).fitAsync([[1], [2], [3]], [2, 4, 6], {
   *   signal: AbortSignal.timeout(10_000),
   *   onProgress: ({ phase, done, total }) => console.log(phase, done / total),
   * })
   * console.log(model.coef)
   * ```
   */
  fitAsync(X: Matrix, y: Numbers, data?: FitAsyncData): Promise<M>
  fitAsync(dataset: Dataset, data?: FitAsyncData): Promise<M>

  /**
   * The models along descending alphas, each as exact as `fit` gives it. The `alpha` of the options has no
   * effect, nor has `data.start`.
   *
   * @param X - n x p
   * @param y - length n
   * @returns the path; it keeps X, y and data by reference, for `at`
   * @throws {@link WassoError} as `fit`, and `PARAMETER` for alphas that are empty, negative or no numbers
   *
   * @example
   * ```ts
   * import { Lasso } from 'wasso'
   *
   * const [X, y] = [[[1, 2], [2, 1], [3, 5], [4, 3]], [1, 2, 3, 5]]
   * const path = new Lasso().path(X, y, { nAlphas: 20 })
   * console.log(path.alphas[0], path.nNonzero, path.model(19).coef)
   * ```
   */
  path(X: Matrix, y: Numbers, data?: PathData): Path<M>
  path(dataset: Dataset, data?: PathData): Path<M>

  /**
   * `path` without blocking, bit for bit the same.
   *
   * @throws {@link WassoError} as `path`, by rejection, and `ABORTED` once `data.signal` is aborted
   *
   * @example
   * ```ts
   * import { Lasso } from 'wasso'
   *
   * const [X, y] = [[[1, 2], [2, 1], [3, 5], [4, 3]], [1, 2, 3, 5]]
   * const path = await new Lasso().pathAsync(X, y, {
   *   onProgress: ({ phase, done, total }) => console.log(phase, done / total),
   * })
   * console.log(path.nNonzero)
   * ```
   */
  pathAsync(X: Matrix, y: Numbers, data?: PathAsyncData): Promise<Path<M>>
  pathAsync(dataset: Dataset, data?: PathAsyncData): Promise<Path<M>>

  /**
   * Scores every alpha of a path by K-fold cross-validation, and fits the path on all rows. The `alpha` of the
   * options has no effect, nor has `data.start`.
   *
   * @param X - n x p
   * @param y - length n
   * @throws {@link WassoError} as `path`, and `SHAPE` for fewer rows than folds; `PARAMETER` for a scoring
   *   that the estimator cannot have
   *
   * @example
   * ```ts
   * import { Lasso } from 'wasso'
   *
   * const X = Array.from({ length: 40 }, (_, i) => [Math.sin(i), Math.cos(3 * i), (i % 7) / 7])
   * const y = X.map(([a, b], i) => 2 * a! - b! + Math.sin(9 * i) / 3)
   * const cv = new Lasso().crossValidate(X, y, { folds: 5, seed: 1 })
   * console.log(cv.best.alpha, cv.oneStandardError.model.coef)
   * ```
   */
  crossValidate(X: Matrix, y: Numbers, data?: CrossValidateData): CrossValidation<M>
  crossValidate(dataset: Dataset, data?: CrossValidateData): CrossValidation<M>

  /**
   * `crossValidate` without blocking, bit for bit the same.
   *
   * @throws {@link WassoError} as `crossValidate`, by rejection, and `ABORTED` once `data.signal` is aborted
   *
   * @example
   * ```ts
   * import { Lasso } from 'wasso'
   *
   * const X = Array.from({ length: 40 }, (_, i) => [Math.sin(i), Math.cos(3 * i), (i % 7) / 7])
   * const y = X.map(([a, b], i) => 2 * a! - b! + Math.sin(9 * i) / 3)
   * const cv = await new Lasso().crossValidateAsync(X, y, {
   *   onProgress: ({ phase, done, total }) => console.log(phase, done / total),
   * })
   * console.log(cv.best.alpha)
   * ```
   */
  crossValidateAsync(X: Matrix, y: Numbers, data?: CrossValidateAsyncData): Promise<CrossValidation<M>>
  crossValidateAsync(dataset: Dataset, data?: CrossValidateAsyncData): Promise<CrossValidation<M>>
}

/** What makes one. */
export const Regressor = Estimator as unknown as new <
  O extends Options,
  M extends RegressionModel = RegressionModel,
>(
  spec: Spec,
  options: O,
) => Regressor<O, M>
