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

/**
 * A small neural network whose penalty is really minimised: exact zeros, one objective whatever the solver, and a
 * certificate of stationarity. Minimises the mean of `loss`, (y - z)^2 / 2 unless told, plus the penalty of the linear
 * estimators over all weights, z = W_L' s(... s(W_1' x + b_1) ...) + b_L; biases have none. With `groups: 'inputs'` whole
 * features leave, with `'units'` hidden units. Another seed may end at another minimum: `restarts` keeps the best.
 *
 * Sources: G. Andrew and J. Gao, Scalable training of L1-regularized log-linear models, ICML 2007; J. Yun, A. Lozano and
 * E. Yang, Adaptive proximal gradient methods for structured neural networks, NeurIPS 2021; V. Dinh and L. Ho,
 * Consistent feature selection for analytic deep neural networks, NeurIPS 2020.
 *
 * @example
 * ```ts
 * import { MLPRegressor } from 'wasso/networks'
 *
 * const X = Array.from({ length: 60 }, (_, i) => [Math.sin(i), Math.cos(3 * i), (i % 7) / 7])
 * const y = X.map(([a]) => a! * a!)
 * const network = new MLPRegressor({ hiddenLayerSizes: [4], alpha: 0.003, l1Ratio: 1, standardize: true })
 * const model = network.fit(X, y)
 * console.log(model.support, model.nNonzero, model.certificate.status)
 * console.log(model.prune().hiddenLayerSizes, model.score(X, y))
 * ```
 */
export class MLPRegressor extends Estimator {
  constructor(options: MLPRegressorOptions = {}) {
    super({ ...specOf(false, options.loss), kind }, options)
  }
}
