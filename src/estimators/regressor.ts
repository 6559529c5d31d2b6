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
import type { Matrix, Numbers } from '../matrix/types.ts'
import { RegressionModel } from '../model/regression.ts'
import type { Options } from '../options.ts'
import { Path } from '../path/path.ts'
import { pathSteps } from '../path/steps.ts'
import type { Spec } from '../spec.ts'

/** What the regressions share. */
export abstract class Regressor<O extends Options> {
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
   * @param y - length n
   * @returns a model whose certificate says how near the optimum it is
   * @throws {@link WassoError} `SHAPE`, `NOT_FINITE` and `TYPE` for X, y and data; `PARAMETER` for options and
   *   data; `UNBOUNDED`, `MEMORY`, `WASM_BLOCKED`
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
  fit(X: Matrix, y: Numbers, data?: FitData): RegressionModel
  fit(dataset: Dataset, data?: FitData): RegressionModel
  fit(...given: Arguments<FitData>): RegressionModel {
    return new RegressionModel(runSync(fitSteps(this.#spec, this.options, given, fitKeys)))
  }

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
  fitAsync(X: Matrix, y: Numbers, data?: FitAsyncData): Promise<RegressionModel>
  fitAsync(dataset: Dataset, data?: FitAsyncData): Promise<RegressionModel>
  async fitAsync(...given: Arguments<FitAsyncData>): Promise<RegressionModel> {
    const steps = fitSteps(this.#spec, this.options, given, fitAsyncKeys)
    return new RegressionModel(await runAsync(steps, controlOf(dataOf(given))))
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
   * import { Lasso } from 'wasso'
   *
   * const [X, y] = [[[1, 2], [2, 1], [3, 5], [4, 3]], [1, 2, 3, 5]]
   * const path = new Lasso().path(X, y, { nAlphas: 20 })
   * console.log(path.alphas[0], path.nNonzero, path.model(19).coef)
   * ```
   */
  path(X: Matrix, y: Numbers, data?: PathData): Path<RegressionModel>
  path(dataset: Dataset, data?: PathData): Path<RegressionModel>
  path(...given: Arguments<PathData>): Path<RegressionModel> {
    return new Path(runSync(pathSteps(this.#spec, this.options, given, pathKeys)), given)
  }

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
  pathAsync(X: Matrix, y: Numbers, data?: PathAsyncData): Promise<Path<RegressionModel>>
  pathAsync(dataset: Dataset, data?: PathAsyncData): Promise<Path<RegressionModel>>
  async pathAsync(...given: Arguments<PathAsyncData>): Promise<Path<RegressionModel>> {
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
  crossValidate(X: Matrix, y: Numbers, data?: CrossValidateData): CrossValidation<RegressionModel>
  crossValidate(dataset: Dataset, data?: CrossValidateData): CrossValidation<RegressionModel>
  crossValidate(...given: Arguments<CrossValidateData>): CrossValidation<RegressionModel> {
    return new CrossValidation(runSync(crossSteps(this.#spec, this.options, given, crossKeys)), given)
  }

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
  crossValidateAsync(
    X: Matrix,
    y: Numbers,
    data?: CrossValidateAsyncData,
  ): Promise<CrossValidation<RegressionModel>>
  crossValidateAsync(
    dataset: Dataset,
    data?: CrossValidateAsyncData,
  ): Promise<CrossValidation<RegressionModel>>
  async crossValidateAsync(
    ...given: Arguments<CrossValidateAsyncData>
  ): Promise<CrossValidation<RegressionModel>> {
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
   * @returns flat arrays: coefs (m x p), intercepts, objectives, gaps, statuses
   * @throws {@link WassoError} as `fit`; the message begins with the number of the problem, from 0
   *
   * @example
   * ```ts
   * import { Lasso } from 'wasso'
   *
   * const { coefs, statuses } = new Lasso({ alpha: 0.1 }).fitMany([[1], [2], [3]], [[2, 4, 6], [1, 0, 1]])
   * console.log(coefs, statuses)
   * ```
   */
  fitMany(X: Matrix | Dataset, Y: readonly Numbers[] | Numbers, data?: ManyData): ManyFits
  fitMany(problems: readonly (Dataset | readonly [X: Matrix, y: Numbers, data?: ManyData])[]): ManyFits
  fitMany(...given: Arguments<ManyData>): ManyFits {
    return runSync(manySteps(this.#spec, this.options, given))
  }
}
