import { runAsync, runSync } from '../core/steps.ts'
import { CrossValidation } from '../cross-validation/cross-validation.ts'
import {
  type CrossValidateAsyncData,
  type CrossValidateData,
  crossAsyncKeys,
  crossKeys,
} from '../cross-validation/data.ts'
import { crossSteps } from '../cross-validation/steps.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { type Arguments, dataOf } from '../fit/call.ts'
import {
  controlOf,
  type FitAsyncData,
  type FitData,
  fitAsyncKeys,
  fitKeys,
  type PathAsyncData,
  type PathData,
  pathAsyncKeys,
  pathKeys,
} from '../fit/data.ts'
import { fitSteps } from '../fit/fit.ts'
import { type ManyData, type ManyFits, manySteps } from '../fit/many.ts'
import type { Matrix } from '../matrix/types.ts'
import { ClassificationModel } from '../model/classification.ts'
import type { Options } from '../options.ts'
import { Path } from '../path/path.ts'
import { pathSteps } from '../path/steps.ts'
import type { Spec } from '../spec.ts'
import type { Label } from '../target/labels.ts'

/** What the classifiers share. */
export abstract class Classifier<O extends Options> {
  /** The options as given. */
  readonly options: Readonly<O>
  readonly #spec: Spec

  /** @internal */
  constructor(spec: Spec, options: O) {
    this.#spec = spec
    this.options = Object.freeze({ ...options })
  }

  /**
   * Fits the model.
   *
   * @param X - n x p, in any form of {@link Matrix}
   * @param y - length n, the class of each row: numbers, strings or booleans, not mixed
   * @returns a model whose certificate says how near the optimum it is
   * @throws {@link WassoError} `SHAPE`, `NOT_FINITE` and `TYPE` for X, y and data; `PARAMETER` for options and
   *   data; `ONE_CLASS`, `DOMAIN` for more than two classes, `SEPARABLE`, `MEMORY`, `WASM_BLOCKED`
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
  ): ClassificationModel<L> {
    const given = [X, y, data] as Arguments<FitData>
    return new ClassificationModel(runSync(fitSteps(this.#spec, this.options, given, fitKeys)))
  }

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
  async fitAsync<L extends Label>(
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | FitAsyncData,
    data?: FitAsyncData,
  ): Promise<ClassificationModel<L>> {
    const given = [X, y, data] as Arguments<FitAsyncData>
    const steps = fitSteps(this.#spec, this.options, given, fitAsyncKeys)
    return new ClassificationModel(await runAsync(steps, controlOf(dataOf(given))))
  }

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
  ): Path<ClassificationModel<L>> {
    const given = [X, y, data] as Arguments<PathData>
    return new Path(runSync(pathSteps(this.#spec, this.options, given, pathKeys)), given)
  }

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
  async pathAsync<L extends Label>(
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | PathAsyncData,
    data?: PathAsyncData,
  ): Promise<Path<ClassificationModel<L>>> {
    const given = [X, y, data] as Arguments<PathAsyncData>
    const steps = pathSteps(this.#spec, this.options, given, pathAsyncKeys)
    return new Path(await runAsync(steps, controlOf(dataOf(given))), given)
  }

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
  ): CrossValidation<ClassificationModel<L>> {
    const given = [X, y, data] as Arguments<CrossValidateData>
    return new CrossValidation(runSync(crossSteps(this.#spec, this.options, given, crossKeys)), given)
  }

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
  async crossValidateAsync<L extends Label>(
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | CrossValidateAsyncData,
    data?: CrossValidateAsyncData,
  ): Promise<CrossValidation<ClassificationModel<L>>> {
    const given = [X, y, data] as Arguments<CrossValidateAsyncData>
    const steps = crossSteps(this.#spec, this.options, given, crossAsyncKeys)
    return new CrossValidation(await runAsync(steps, controlOf(dataOf(given))), given)
  }

  /**
   * Many fits in one call: of one X with many y, or of many problems with the same number of columns. No model
   * objects are made.
   *
   * @param X - n x p, or a data set, whose own y is then not used; or an array of problems, each a data set or
   *   [X, y] or [X, y, { sampleWeight, offset }]
   * @param Y - an array of m y of length n, or n x m values in one array, row after row
   * @param data - `sampleWeight` and `offset` of the rows, shared by all y
   * @returns flat arrays: coefs (m x p), intercepts, objectives, gaps, statuses, classes
   * @throws {@link WassoError} as `fit`; the message begins with the number of the problem, from 0
   *
   * @example
   * ```ts
   * import { LogisticRegression } from 'wasso'
   *
   * const { coefs, statuses } = new LogisticRegression({ alpha: 0.1 }).fitMany([[1], [2], [3]], [['a', 'b', 'b'], ['b', 'a', 'b']])
   * console.log(coefs, statuses)
   * ```
   */
  fitMany<L extends Label>(
    X: Matrix | Dataset<L> | readonly (Dataset<L> | readonly [X: Matrix, y: ArrayLike<L>, data?: ManyData])[],
    Y?: readonly ArrayLike<L>[] | ArrayLike<L>,
    data?: ManyData,
  ): ManyFits {
    return runSync(manySteps(this.#spec, this.options, [X, Y, data]))
  }
}
