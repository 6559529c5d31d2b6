import { activations } from './exports.ts'
import { doubles, put, runSync } from './library.ts'
import type { Layers, NetworkParts } from './model.ts'
import { withNetworks } from './module.ts'

const isZero = (w: number) => w === 0

/**
 * Without the units whose incoming or whose outgoing weights are all zero: such a unit is a constant, s(b), or says
 * nothing, so it folds into the biases of the next layer. Where a layer loses all its units the output is a constant.
 */
export function pruned(model: Layers): NetworkParts {
  const biases = model.biases.map((b) => Array.from(b))
  // inputs x outputs
  const weights = model.weights.map((w, l) => {
    const m = biases[l]!.length
    return Array.from({ length: w.length / m }, (_, i) => Array.from(w.subarray(i * m, (i + 1) * m)))
  })
  for (let l = 0; l + 1 < biases.length; l++) {
    const [W, next, b] = [weights[l]!, weights[l + 1]!, biases[l]!]
    const silent = (j: number) => W.every((row) => row[j] === 0)
    const j = b.findIndex((_, j) => silent(j) || next[j]!.every(isZero))
    if (j < 0) continue
    const s = silent(j) ? activated(model.activation, b[j]!) : 0
    for (const row of W) row.splice(j, 1)
    b.splice(j, 1)
    next.splice(j, 1)[0]!.forEach((w, k) => {
      biases[l + 1]![k]! += s * w
    })
    l = -1 // its neighbours may have become dead
  }
  const last = biases.at(-1)!
  const hidden = biases.slice(0, -1).map(({ length }) => length)
  const none = hidden.includes(0)
  const b = none ? last : biases.flat()
  return {
    ...model,
    coef: none ? new Float64Array(model.nFeatures * last.length) : Float64Array.from(weights.flat(2)),
    intercept: b.length > 1 ? Float64Array.from(b) : b[0]!,
    hiddenLayerSizes: none ? [] : hidden,
  }
}

/** s(b), with the core's bits: the output of a network of one unit, whose weights are 0 and 1. */
const activated = (activation: Layers['activation'], b: number): number =>
  runSync(
    withNetworks(function* (core) {
      yield
      const [theta, one] = [put(core, Float64Array.of(0, 1, b, 0)), put(core, Int32Array.of(1))]
      const z = put(core, new Float64Array(1))
      core.predict(1, 1, theta, one, 1, 1, activations.indexOf(activation), theta, z)
      return doubles(core, z, 1)[0]!
    }),
  )
