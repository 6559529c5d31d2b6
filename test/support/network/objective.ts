import { activationFacts } from './activations'
import { lossOf } from './losses'
import { penaltyOf } from './penalty'
import { type Layers, type NetworkTask, shares, sum } from './task'

/** The K outputs of one sample: layer after layer in plain doubles. */
export function outputsAt(task: NetworkTask, { weights, biases }: Layers, i: number): number[] {
  let h = [...task.X[i]]
  for (const [l, W] of weights.entries()) {
    const a = Array.from(biases[l], (b, k) => h.reduce((t, v, j) => t + v * W[j * biases[l].length + k], b))
    h = l === weights.length - 1 ? a : a.map(activationFacts[task.activation].value)
  }
  return h.map((z, k) => z + (task.offset?.[i * h.length + k] ?? 0))
}

/** (1/S) sum_i s_i loss(y_i, z_i) */
export function lossAt(task: NetworkTask, layers: Layers): number {
  const share = shares(task)
  return sum(share.map((s, i) => (s === 0 ? 0 : s * lossOf(task, task.y[i], outputsAt(task, layers, i)))))
}

/** F: the mean loss and the penalty. */
export function objectiveAt(task: NetworkTask, layers: Layers): number {
  return lossAt(task, layers) + penaltyOf(task, layers)
}
