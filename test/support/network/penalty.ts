import { sizesOf } from './layers'
import { deviations, type Layers, type NetworkTask } from './task'

/** The penalty on one weight: l1 |w| + l2 w^2 / 2; Infinity keeps it at 0. */
export interface Term {
  readonly l1: number
  readonly l2: number
  /** Of l1 and l2, relative: that of the standard deviation. */
  readonly error: number
}

/** A term per weight, layer after layer: factors and standard deviations are the features', of the first layer. */
export function termsOf(task: NetworkTask, layers: Layers): Term[][] {
  const sizes = sizesOf(layers)
  const sd = deviations(task)
  const { alpha, l1Ratio, penaltyFactor, X } = task
  return layers.weights.map((W, l) =>
    Array.from(W, (_, at) => {
      if (l > 0) return { l1: alpha * l1Ratio, l2: alpha * (1 - l1Ratio), error: 0 }
      const j = Math.floor(at / sizes[1])
      const v = penaltyFactor?.[j] ?? 1
      if (v === Infinity || sd[j] === 0) return { l1: Infinity, l2: Infinity, error: 0 }
      const largest = Math.max(...X.map((x) => Math.abs(x[j])))
      return {
        l1: alpha * l1Ratio * v * sd[j],
        l2: alpha * (1 - l1Ratio) * v * sd[j] ** 2,
        error: task.standardize ? 2 ** -52 * (X.length + 8 + (2 * largest) / sd[j]) : 0,
      }
    }),
  )
}

export function penaltyOf(task: NetworkTask, layers: Layers): number {
  let total = 0
  for (const [l, terms] of termsOf(task, layers).entries())
    for (const [at, { l1, l2 }] of terms.entries()) {
      const w = layers.weights[l][at]
      if (w !== 0) total += l1 * Math.abs(w) + (l2 * w * w) / 2
    }
  return total
}
