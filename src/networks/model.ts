import type { Source } from '../matrix/types.ts'
import type { Model, Parts } from '../model/model.ts'
import type { Spec } from '../spec.ts'
import { biasesOf, layersOf } from './layers.ts'
import { ClassificationModel, outputsOf, RegressionModel, runSync, withCore, write } from './library.ts'
import type { AnyNetworkOptions, NetworkLoss } from './options.ts'
import { type Form, outputs } from './outputs.ts'
import { pruned } from './prune.ts'
import { withDefaults } from './settings.ts'
import { specOf } from './spec.ts'
import type { NetworkRegression } from './types.ts'

/** A network with its layers, as views of `coef`, all weights, and `intercept`, all biases. */
export interface Layers extends Parts, Form {
  /** Of a regressor. */
  readonly loss?: NetworkLoss | undefined
  readonly weights: readonly Float64Array[]
  readonly biases: readonly Float64Array[]
}

const network = (Base: unknown) =>
  class Network extends (Base as new (parts: Layers) => Model & Layers) {
    override outputs(X: Source): Float64Array {
      const own = this
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
      return specOf(false, this.loss)
    }

    prune(): Model {
      // s(b) is the output of a network of one unit, whose weights are 0 and 1.
      const unit = { hiddenLayerSizes: [1], activation: this.activation }
      const parts = { nFeatures: 1, coef: Float64Array.of(0, 1) }
      const own = pruned(this, (b) => {
        const one = modelOf({ ...parts, intercept: Float64Array.of(b, 0) } as Parts, unit) as unknown
        return (one as NetworkRegression).predict([[0]])[0]!
      })
      return modelOf(own, own)
    }

    override toJSON() {
      const { hiddenLayerSizes, activation, loss } = this
      return {
        ...super.toJSON(),
        format: 'wasso-network',
        hiddenLayerSizes,
        activation,
        ...(loss && { loss }),
      } as never
    }
  }

const Regression = network(RegressionModel)
const Classification = network(ClassificationModel)

/** The network of these parts, whose form is in the options. */
export function modelOf(parts: Parts, options: AnyNetworkOptions): Model {
  const { hiddenLayerSizes, activation, loss } = withDefaults(options)
  const { coef, intercept, classes, nFeatures } = parts
  const { freeze } = Object
  const hidden = freeze(Array.from(hiddenLayerSizes))
  const all = biasesOf(intercept)
  const layers = layersOf(nFeatures, hidden, outputsOf(classes))
  let [at, from] = [0, 0]
  const weights = layers.map(([inputs, width]) => coef.subarray(at, (at += inputs * width)))
  const biases = layers.map(([, width]) => all.subarray(from, (from += width)))
  const first = biases[0]!.length
  const isUsed = (w: number) => w !== 0
  const own = {
    ...parts,
    intercept: all.length > 1 ? all : all[0]!,
    hiddenLayerSizes: hidden,
    activation,
    loss: classes ? undefined : loss,
    weights: freeze(weights),
    biases: freeze(biases),
    support: Int32Array.from(Array(nFeatures).keys()).filter((j) =>
      coef.subarray(j * first, (j + 1) * first).some(isUsed),
    ),
    nNonzero: coef.filter(isUsed).length,
  }
  return new (classes ? Classification : Regression)(own)
}
