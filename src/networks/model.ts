import type { Source } from '../matrix/types.ts'
import { type Model, outputsOf, type Parts } from '../model/model.ts'
import type { Spec } from '../spec.ts'
import { layersOf } from './layers.ts'
import { ClassificationModel, RegressionModel, runSync, withCore, write } from './library.ts'
import type { AnyNetworkOptions, NetworkLoss } from './options.ts'
import { type Form, outputs } from './outputs.ts'
import { pruned } from './prune.ts'
import { withDefaults } from './settings.ts'
import { specOf } from './spec.ts'

/** What a network is made of: `coef` are all weights, layer after layer, `intercept` all biases. */
export interface NetworkParts extends Parts, Form {
  /** Of a regressor. */
  readonly loss?: NetworkLoss | undefined
}

/** Its layers besides, as views. */
export interface Layers extends NetworkParts {
  readonly weights: readonly Float64Array[]
  readonly biases: readonly Float64Array[]
}

const network = (Base: new (parts: Parts) => Model) =>
  class Network extends Base {
    override outputs(X: Source): Float64Array {
      const own = this as unknown as Layers
      const z = runSync(
        withCore(function* (core) {
          return yield* outputs(yield* write(core, X), own, outputsOf(own.classes), own.coef, own.intercept)
        }),
      )
      const n = X.rows
      const K = z.length / n
      return z.map((_, at) => z[(at % K) * n + Math.floor(at / K)]!)
    }

    spec(): Spec {
      return specOf(false, (this as unknown as Layers).loss)
    }

    prune(): Model {
      const parts = pruned(this as unknown as Layers)
      return modelOf(parts, parts)
    }

    override toJSON() {
      const { hiddenLayerSizes, activation, loss } = this as unknown as Layers
      return {
        ...super.toJSON(),
        format: 'wasso-network',
        hiddenLayerSizes,
        activation,
        ...(loss && { loss }),
      } as never
    }
  }

const Regression = network(RegressionModel as never)
const Classification = network(ClassificationModel as never)

/** The network of these parts, whose form is in the options. */
export function modelOf(parts: Parts, options: AnyNetworkOptions): Model {
  const { hiddenLayerSizes, activation, loss } = withDefaults(options)
  const { coef, intercept, classes, nFeatures } = parts
  const flat = typeof intercept === 'number' ? Float64Array.of(intercept) : intercept
  const hidden = Array.from(hiddenLayerSizes)
  const layers = layersOf(nFeatures, hidden, outputsOf(classes))
  let [at, from] = [0, 0]
  const weights = layers.map(([inputs, width]) => coef.subarray(at, (at += inputs * width)))
  const biases = layers.map(([, width]) => flat.subarray(from, (from += width)))
  const width = biases[0]!.length
  const isUsed = (w: number) => w !== 0
  const own = {
    ...parts,
    hiddenLayerSizes: Object.freeze(hidden),
    activation,
    loss: classes ? undefined : loss,
    weights: Object.freeze(weights),
    biases: Object.freeze(biases),
    support: Int32Array.from(coef.subarray(0, nFeatures).keys()).filter((j) =>
      coef.subarray(j * width, (j + 1) * width).some(isUsed),
    ),
    nNonzero: coef.filter(isUsed).length,
  }
  return new (classes ? Classification : Regression)(own)
}
