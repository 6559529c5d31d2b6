import { runAsync, runSync } from '../core/steps.ts'
import { controlOf, type FitAsyncData, type FitData, fitAsyncKeys, fitKeys } from '../fit/data.ts'
import { fitSteps } from '../fit/fit.ts'
import type { Matrix } from '../matrix/types.ts'
import { ClassificationModel } from '../model/classification.ts'
import type { Options } from '../options.ts'
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
  fit<L extends Label>(X: Matrix, y: ArrayLike<L>, data?: FitData): ClassificationModel<L> {
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
    X: Matrix,
    y: ArrayLike<L>,
    data?: FitAsyncData,
  ): Promise<ClassificationModel<L>> {
    const steps = fitSteps(this.#spec, this.options, given, fitAsyncKeys)
    return new ClassificationModel(await runAsync(steps, controlOf(data)))
  }
}
