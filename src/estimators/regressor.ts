import { runAsync, runSync } from '../core/steps.ts'
import { controlOf, type FitAsyncData, type FitData, fitAsyncKeys, fitKeys } from '../fit/data.ts'
import { fitSteps } from '../fit/fit.ts'
import type { Matrix, Numbers } from '../matrix/types.ts'
import { RegressionModel } from '../model/regression.ts'
import type { Options } from '../options.ts'
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
  fit(X: Matrix, y: Numbers, data?: FitData): RegressionModel {
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
  async fitAsync(X: Matrix, y: Numbers, data?: FitAsyncData): Promise<RegressionModel> {
    const steps = fitSteps(this.#spec, this.options, given, fitAsyncKeys)
    return new RegressionModel(await runAsync(steps, controlOf(data)))
  }
}
