import type { Steps } from '../core/steps.ts'
import type { Source } from '../matrix/types.ts'
import type { Model, Parts } from '../model/model.ts'
import { outputsOf } from '../model/model.ts'
import type { Spec } from '../spec.ts'
import { type Activation, activations } from './exports.ts'
import { ClassificationModel, RegressionModel, runSync, withCore, write } from './library.ts'
import type { AnyNetworkOptions, NetworkLoss } from './options.ts'
import { outputs } from './outputs.ts'
import { pruned } from './prune.ts'
import { specOf } from './spec.ts'

/** What a network is made of: `coef` are all weights, layer after layer, `intercept` all biases. */
export interface NetworkParts extends Parts {
  readonly hiddenLayerSizes: readonly number[]
  readonly activation: Activation
  /** Of a regressor. */
  readonly loss?: NetworkLoss | undefined
}

/** Its layers besides. */
export interface Layers extends NetworkParts {
  readonly nFeatures: number
  readonly weights: readonly Float64Array[]
  readonly biases: readonly Float64Array[]
}

const network = (Base: new (parts: Parts) => Model) =>
  class Network extends Base {
    constructor(parts: NetworkParts) {
      super(layered(parts))
    }

    override outputs(X: Source): Float64Array {
      const { hiddenLayerSizes, activation, coef, biases } = this as unknown as Layers
      const K = biases.at(-1)!.length
      const hidden = Int32Array.from(hiddenLayerSizes)
      const id = activations.indexOf(activation)
      const n = X.rows
      const z = runSync(
        withCore(function* (core): Steps<Float64Array> {
          return yield* outputs(
            yield* write(core, X),
            hidden,
            id,
            K,
            coef,
            Float64Array.of(...biases.flatMap((b) => [...b])),
          )
        }),
      )
      return z.map((_, at) => z[(at % K) * n + Math.floor(at / K)]!)
    }

    spec(): Spec {
      return specOf(false, (this as unknown as Layers).loss)
    }

    prune(): Model {
      return new Network(pruned(this as unknown as Layers))
    }

    override toJSON() {
      const { coef, intercept, ...rest } = super.toJSON()
      const { activation, loss, weights, biases } = this as unknown as Layers
      const lists = (layers: readonly Float64Array[]) => layers.map((values) => Array.from(values))
      return {
        ...rest,
        format: 'wasso-network',
        activation,
        ...(loss && { loss }),
        weights: lists(weights),
        biases: lists(biases),
      } as never
    }
  }

const Regression = network(RegressionModel as never)
const Classification = network(ClassificationModel as never)

/** The model of these parts. */
export const networkOf = (parts: NetworkParts): Model =>
  new (parts.classes ? Classification : Regression)(parts)

/** The same where the shape is in the options. */
export const modelOf = (parts: Parts, options: AnyNetworkOptions): Model => {
  const { hiddenLayerSizes = [10], activation = 'tanh', loss = 'squared' } = options
  return networkOf({
    ...parts,
    hiddenLayerSizes: Object.freeze(Array.from(hiddenLayerSizes)),
    activation,
    loss: parts.classes ? undefined : loss,
  })
}

/** theta cut into layers, as views. */
function layered(parts: NetworkParts): Parts {
  const { coef, intercept: b, classes, hiddenLayerSizes } = parts
  const all = typeof b === 'number' ? Float64Array.of(b) : b
  const widths = [...hiddenLayerSizes, outputsOf(classes)]
  const rest = hiddenLayerSizes.reduce((sum, width, l) => sum + width * widths[l + 1]!, 0)
  const nFeatures = (coef.length - rest) / widths[0]!
  let [at, from, before] = [0, 0, nFeatures]
  const [weights, biases]: [Float64Array[], Float64Array[]] = [[], []]
  for (const width of widths) {
    weights.push(coef.subarray(at, (at += before * width)))
    biases.push(all.subarray(from, (from += width)))
    before = width
  }
  const first = widths[0]!
  const support = Int32Array.from({ length: nFeatures }, (_, j) => j).filter((j) =>
    weights[0]!.subarray(j * first, (j + 1) * first).some((w) => w !== 0),
  )
  return {
    ...parts,
    nFeatures,
    support,
    nNonzero: coef.filter((w) => w !== 0).length,
    weights: Object.freeze(weights),
    biases: Object.freeze(biases),
  } as Parts
}
