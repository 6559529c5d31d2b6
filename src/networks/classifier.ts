import type { Dataset } from '../dataset/dataset.ts'
import type { Matrix } from '../matrix/types.ts'
import type { Label } from '../target/labels.ts'
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
import type { MLPClassifierOptions } from './options.ts'
import { specOf } from './spec.ts'
import type { NetworkClassification, NetworkCrossValidation, NetworkPath } from './types.ts'

interface Verbs {
  /** The options as given. */
  readonly options: Readonly<MLPClassifierOptions>

  /**
   * Fits the network.
   *
   * @param X - n x p, in any form of {@link Matrix}
   * @param y - length n, the class of each row: numbers, strings or booleans, not mixed
   * @throws {@link WassoError} as the linear estimators; `MEMORY` for more weights than a WebAssembly memory can hold
   */
  fit<L extends Label>(
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | NetworkFitData,
    data?: NetworkFitData,
  ): NetworkClassification<L>

  /** `fit` without blocking, bit for bit the same; `signal` stops it within some milliseconds. */
  fitAsync<L extends Label>(
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | NetworkFitAsyncData,
    data?: NetworkFitAsyncData,
  ): Promise<NetworkClassification<L>>

  /** The networks along alphas, from the smallest to the largest, each from the one before; given descending. */
  path<L extends Label>(
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | NetworkPathData,
    data?: NetworkPathData,
  ): NetworkPath<NetworkClassification<L>>

  /** `path` without blocking, bit for bit the same. */
  pathAsync<L extends Label>(
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | NetworkPathAsyncData,
    data?: NetworkPathAsyncData,
  ): Promise<NetworkPath<NetworkClassification<L>>>

  /** Scores every alpha of a path by K-fold cross-validation, on the folds that the linear estimators draw. */
  crossValidate<L extends Label>(
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | NetworkCrossValidateData,
    data?: NetworkCrossValidateData,
  ): NetworkCrossValidation<NetworkClassification<L>>

  /** `crossValidate` without blocking, bit for bit the same. */
  crossValidateAsync<L extends Label>(
    X: Matrix | Dataset<L>,
    y?: ArrayLike<L> | NetworkCrossValidateAsyncData,
    data?: NetworkCrossValidateAsyncData,
  ): Promise<NetworkCrossValidation<NetworkClassification<L>>>
}

const Estimator = Base as unknown as new (spec: object, options: object) => Verbs

/**
 * A small neural network for classes: as `MLPRegressor`, with the logistic loss of two classes, one output, or softmax
 * of three or more.
 *
 * @example
 * ```ts
 * import { MLPClassifier } from 'wasso/networks'
 *
 * const X = [[0, 0], [0, 1], [1, 0], [1, 1]]
 * const model = new MLPClassifier({ hiddenLayerSizes: [4], alpha: 1e-4, seed: 1, restarts: 4 }).fit(X, [0, 1, 1, 0])
 * console.log(model.predict(X), model.predictProba([[0.5, 0]])) // exclusive or
 * ```
 */
export class MLPClassifier extends Estimator {
  constructor(options: MLPClassifierOptions = {}) {
    super({ ...specOf(true), kind }, options)
  }
}
