import type { Dataset, Label } from 'wasso'
import {
  MLPClassifier,
  MLPRegressor,
  type NetworkCrossValidateAsyncData,
  type NetworkCrossValidation,
  type NetworkModel,
  type NetworkPath,
  type NetworkPathAsyncData,
} from 'wasso/networks'
import type { CrossFacts, NetworksFacts, Settings } from '../protocol.ts'
import { crossFacts } from './cross-facts.ts'
import type { AnyModel } from './estimator.ts'

/** What both estimators can do, whatever their y. */
interface Estimator {
  pathAsync(rows: Dataset<Label>, data: NetworkPathAsyncData): Promise<NetworkPath>
  crossValidateAsync(
    rows: Dataset<Label>,
    data: NetworkCrossValidateAsyncData,
  ): Promise<NetworkCrossValidation>
}

/** The networks of one choice of settings: their path and its cross-validation. */
export class Networks {
  readonly #estimator: Estimator
  readonly #hidden: readonly number[]
  #path: NetworkPath | undefined

  constructor(
    readonly data: Dataset<Label>,
    readonly settings: Settings,
  ) {
    const { hidden, activation, groups, adaptive, restarts, seed, l1Ratio, standardize, loss, delta } =
      settings
    this.#hidden = hidden.split(' ').map(Number)
    const options = {
      hiddenLayerSizes: this.#hidden,
      activation,
      groups,
      adaptive: adaptive && groups !== 'weights',
      restarts,
      seed,
      l1Ratio,
      standardize,
    }
    this.#estimator = (loss === 'logistic'
      ? new MLPClassifier(options)
      : new MLPRegressor({ ...options, loss: loss as 'squared', delta })) as unknown as Estimator
  }

  async path(signal: AbortSignal, onProgress: (share: number) => void): Promise<NetworksFacts> {
    const path = await this.#estimator.pathAsync(this.data, {
      signal,
      onProgress: ({ phase, done, total }) => onProgress(phase === 'path' ? done / total : 0),
    })
    this.#path = path
    const { alphas, coefs, intercepts, certificates, losses, nullLoss, classes = [], nFeatures } = path
    return {
      widths: [nFeatures, ...this.#hidden, classes.length > 2 ? classes.length : 1],
      alphas,
      coefs,
      biases: intercepts,
      certificates,
      explained: losses.map((loss) => 1 - loss / nullLoss),
    }
  }

  async cross(signal: AbortSignal, onProgress: (share: number) => void): Promise<CrossFacts> {
    const { folds, seed } = this.settings
    const began = performance.now()
    const cross = await this.#estimator.crossValidateAsync(this.data, {
      folds,
      seed,
      signal,
      onProgress: ({ phase, done, total }) => onProgress(phase === 'fold' ? done / total : 0),
    })
    return crossFacts(cross, began)
  }

  /** That at `alphas[i]`. */
  model(i: number): AnyModel {
    return this.#path!.model(i) as NetworkModel as unknown as AnyModel
  }
}
