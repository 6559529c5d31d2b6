import type { Parts } from '../model/model.ts'
import type { Layers } from './model.ts'
import type { AnyNetworkOptions } from './options.ts'

const isZero = (w: number) => w === 0

/**
 * Without the units whose incoming or whose outgoing weights are all zero: such a unit is a constant, s(b), or says
 * nothing, so it folds into the biases of the next layer. Where a layer loses all its units the output is a constant.
 */
export function pruned(model: Layers, s: (b: number) => number): Parts & AnyNetworkOptions {
  const biases = model.biases.map((b) => [...b])
  // inputs x outputs
  const weights = model.weights.map((w, l) => {
    const m = biases[l]!.length
    return Array.from({ length: w.length / m }, (_, i) => [...w.subarray(i * m, (i + 1) * m)])
  })
  for (let l = 0; l + 1 < biases.length; l++) {
    const [W, next, b] = [weights[l]!, weights[l + 1]!, biases[l]!]
    const silent = (j: number) => W.every((row) => row[j] === 0)
    const j = b.findIndex((_, j) => silent(j) || next[j]!.every(isZero))
    if (j < 0) continue
    const value = silent(j) ? s(b[j]!) : 0
    for (const row of [...W, b]) row.splice(j, 1)
    next.splice(j, 1)[0]!.forEach((w, k) => {
      biases[l + 1]![k]! += value * w
    })
    l = -1 // its neighbours may have become dead
  }
  const last = biases.pop()!
  const hidden = biases.map(({ length }) => length)
  const none = hidden.includes(0)
  return {
    ...model,
    coef: none ? new Float64Array(model.nFeatures * last.length) : Float64Array.from(weights.flat(2)),
    intercept: Float64Array.from([...biases, last].flat()),
    hiddenLayerSizes: none ? [] : hidden,
  }
}
