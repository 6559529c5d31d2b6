import { activationFacts } from './activations'
import type { Layers, NetworkTask } from './task'

/** How near sample i comes to a kink: of relu the least |a| of all hidden units, of Huber's loss | |y - z| - delta |. */
export function kinkDistance(task: NetworkTask, { weights, biases }: Layers, i: number): number {
  let h = [...task.X[i]]
  let least = Infinity
  for (const [l, W] of weights.entries()) {
    const a = Array.from(biases[l], (b, k) => h.reduce((t, v, j) => t + v * W[j * biases[l].length + k], b))
    if (l < weights.length - 1) {
      if (task.activation === 'relu') least = Math.min(least, ...a.map(Math.abs))
      h = a.map(activationFacts[task.activation].value)
    } else if (task.loss === 'huber') {
      const r = task.y[i] - a[0] - (task.offset?.[i] ?? 0)
      least = Math.min(least, Math.abs(Math.abs(r) - (task.delta ?? Infinity)))
    }
  }
  return least
}
