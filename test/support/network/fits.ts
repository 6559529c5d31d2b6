import { MLPClassifier, MLPRegressor } from 'wasso/networks'
import type { Layers, Loss } from './task'

export interface NetworkCertificate {
  readonly status: 'stationary' | 'stopped'
  readonly objective: number
  readonly kkt: number
  readonly iterations: number
  readonly solver: string
}

/** The parts of a network that every table-driven test uses. */
export interface NetworkModel extends Layers {
  readonly weights: readonly Float64Array[]
  readonly biases: readonly Float64Array[]
  readonly support: Int32Array
  readonly nNonzero: number
  readonly alpha: number
  readonly certificate: NetworkCertificate
  prune(): NetworkModel
  predict(X: unknown, data?: unknown): ArrayLike<unknown>
  score(X: unknown, y: unknown, data?: unknown): number
  decisionFunction(X: unknown, data?: unknown): Float64Array
  predictProba(X: unknown, data?: unknown): Float64Array
  toJSON(): object
}

export interface NetworkPath {
  readonly alphas: Float64Array
  readonly certificates: readonly NetworkCertificate[]
  readonly nNonzero: Int32Array
  model(i: number): NetworkModel
  at(alpha: number, ...data: unknown[]): NetworkModel
  toJSON(): unknown
}

interface Chosen {
  readonly index: number
  readonly alpha: number
  readonly l1Ratio: number
  readonly model: NetworkModel
}

export interface NetworkCrossValidation {
  readonly alphas: Float64Array
  readonly mean: Float64Array
  readonly standardError: Float64Array
  readonly best: Chosen
  readonly oneStandardError: Chosen
  readonly path: NetworkPath
  readonly foldScores: Float64Array
  readonly foldId: Int32Array
}

type Call<T> = (X: unknown, y?: unknown, data?: unknown) => T

export interface NetworkFits {
  fit: Call<NetworkModel>
  fitAsync: Call<Promise<NetworkModel>>
  path: Call<NetworkPath>
  pathAsync: Call<Promise<NetworkPath>>
  crossValidate: Call<NetworkCrossValidation>
  crossValidateAsync: Call<Promise<NetworkCrossValidation>>
}

/** An estimator of a loss: the classifier takes its own from the number of classes. */
export function makeNetwork(loss: Loss, options: object = {}): NetworkFits {
  const made =
    loss === 'logistic' || loss === 'softmax'
      ? new MLPClassifier(options)
      : new MLPRegressor({ ...options, ...(loss !== 'squared' && { loss }) })
  return made as unknown as NetworkFits
}
