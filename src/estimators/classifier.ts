import type { CrossValidation } from '../cross-validation/cross-validation.ts'
import type { CrossValidateAsyncData, CrossValidateData } from '../cross-validation/data.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { FitAsyncData, FitData, PathAsyncData, PathData } from '../fit/data.ts'
import type { Matrix } from '../matrix/types.ts'
import type { ClassificationModel } from '../model/classification.ts'
import type { Options } from '../options.ts'
import type { Path } from '../path/path.ts'
import type { Spec } from '../spec.ts'
import type { Label } from '../target/labels.ts'
import { Estimator } from './estimator.ts'

/** What the classifiers share. */
export interface Classifier<O extends Options> {
  /** The options as given. */
  readonly options: Readonly<O>

  /**
   * Fits the model.
   *
   * @param X - n x p, in any form of {@link Matrix}
   * @param y - length n, the class of each row: numbers, strings or booleans, not mixed
   * @returns a model whose certificate says how near the optimum it is
   * @throws {@link WassoError} `SHAPE`, `NOT_FINITE` and `TYPE` for X, y and data; `PARAMETER` for options and
   *   data; `ONE_CLASS`, `DOMAIN` for a continuous y, `SEPARABLE`, `MEMORY`, `WASM_BLOCKED`
   *
   * @example
   * ```ts
   * import { LogisticRegression } from 'wasso'
   *
   * const model = new LogisticRegression({ alpha: 0.1 }).fit([[1], [2], [3], [4]], [false, true, false, true])
   * console.log(model.classes, model.coef) // [ false, true ] ...
   * ```
   */
  fit<L extends Label>(
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | FitData,
    data?: FitData,
  ): ClassificationModel<L>

  /**
   * `fit` without blocking: the same slices and the same bits, but the event loop turns between them. X, y
   * and the vectors of `data` and of the options must not change until the promise settles.
   *
   * @throws {@link WassoError} as `fit`, by rejection, and `ABORTED` once `data.signal` is aborted
   *
   * @example
   * ```ts
   * import { LogisticRegression } from 'wasso'
   *
   * const classifier = new LogisticRegression({ alpha: 0.1 })
   * const model = await classifier.fitAsync([[1], [2], [3]], ['no', 'yes', 'yes'])
   * console.log(model.predict([[2.5]])) // [ 'yes' ]
   * ```
   */
  fitAsync<L extends Label>(
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | FitAsyncData,
    data?: FitAsyncData,
  ): Promise<ClassificationModel<L>>

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
   * import { LogisticRegression } from 'wasso'
   *
   * const [X, y] = [[[1, 2], [2, 1], [3, 5], [4, 3]], ['no', 'yes', 'no', 'yes']]
   * const path = new LogisticRegression({ l1Ratio: 1 }).path(X, y, { nAlphas: 20 })
   * console.log(path.alphas[0], path.nNonzero, path.model(19).coef)
   * ```
   */
  path<L extends Label>(
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | PathData,
    data?: PathData,
  ): Path<ClassificationModel<L>>

  /**
   * `path` without blocking, bit for bit the same.
   *
   * @throws {@link WassoError} as `path`, by rejection, and `ABORTED` once `data.signal` is aborted
   *
   * @example
   * ```ts
   * import { LogisticRegression } from 'wasso'
   *
   * const [X, y] = [[[1, 2], [2, 1], [3, 5], [4, 3]], ['no', 'yes', 'no', 'yes']]
   * const path = await new LogisticRegression({ l1Ratio: 1 }).pathAsync(X, y, {
   *   onProgress: ({ phase, done, total }) => console.log(phase, done / total),
   * })
   * console.log(path.nNonzero)
   * ```
   */
  pathAsync<L extends Label>(
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | PathAsyncData,
    data?: PathAsyncData,
  ): Promise<Path<ClassificationModel<L>>>

  /**
   * Scores every alpha of a path by K-fold cross-validation, and fits the path on all rows. The `alpha` of the
   * options has no effect, nor has `data.start`.
   *
   * @param X - n x p
   * @param y - length n
   * @throws {@link WassoError} as `path`, and `SHAPE` for fewer rows than folds; `PARAMETER` for a scoring
   *   that the estimator cannot have; `ONE_CLASS` where the rows outside of a fold lack a class
   *
   * @example
   * ```ts
   * import { LogisticRegression } from 'wasso'
   *
   * const X = Array.from({ length: 40 }, (_, i) => [Math.sin(i), Math.cos(3 * i), (i % 7) / 7])
   * const y = X.map(([a], i) => (a! + Math.sin(9 * i) > 0 ? 'yes' : 'no'))
   * const cv = new LogisticRegression({ l1Ratio: 1 }).crossValidate(X, y, { folds: 5, seed: 1 })
   * console.log(cv.best.alpha, cv.oneStandardError.model.coef)
   * ```
   */
  crossValidate<L extends Label>(
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | CrossValidateData,
    data?: CrossValidateData,
  ): CrossValidation<ClassificationModel<L>>

  /**
   * `crossValidate` without blocking, bit for bit the same.
   *
   * @throws {@link WassoError} as `crossValidate`, by rejection, and `ABORTED` once `data.signal` is aborted
   *
   * @example
   * ```ts
   * import { LogisticRegression } from 'wasso'
   *
   * const X = Array.from({ length: 40 }, (_, i) => [Math.sin(i), Math.cos(3 * i), (i % 7) / 7])
   * const y = X.map(([a], i) => (a! + Math.sin(9 * i) > 0 ? 'yes' : 'no'))
   * const cv = await new LogisticRegression({ l1Ratio: 1 }).crossValidateAsync(X, y, {
   *   onProgress: ({ phase, done, total }) => console.log(phase, done / total),
   * })
   * console.log(cv.best.alpha)
   * ```
   */
  crossValidateAsync<L extends Label>(
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | CrossValidateAsyncData,
    data?: CrossValidateAsyncData,
  ): Promise<CrossValidation<ClassificationModel<L>>>
}

/** What makes one. */
export const Classifier = Estimator as unknown as new <O extends Options>(
  spec: Spec,
  options: O,
) => Classifier<O>
