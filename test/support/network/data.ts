import { normal } from '../hash'
import { drawLayers } from './layers'
import { outputsAt } from './objective'
import type { Loss, NetworkTask } from './task'

/**
 * n rows of p and a y that the loss can have, answered by a network of three tanh units; a y of classes has each
 * class among the rows that count, if there are as many.
 */
export function drawData(
  {
    seed,
    n,
    p,
    loss,
    classes,
    noise,
  }: {
    seed: number
    n: number
    p: number
    loss: Loss
    classes: number
    noise: number
  },
  weights?: readonly number[],
): { X: number[][]; y: number[] } {
  const K = loss === 'softmax' ? classes : 1
  const X = Array.from({ length: n }, (_, i) => Array.from({ length: p }, (_, j) => normal(seed + 1, i, j)))
  const teacher = drawLayers(seed + 2, [p, 3, K], 3)
  const task: NetworkTask = { X, y: [], loss: 'squared', activation: 'tanh', alpha: 0, l1Ratio: 0 }
  const z = X.map((_, i) =>
    outputsAt(task, teacher, i).map((v, k) => v / 2 + 2 * noise * normal(seed + 5000 + k, i)),
  )
  if (loss === 'poisson') return { X, y: z.map(([v]) => Math.round(Math.exp(Math.min(3, v + 0.5)))) }
  if (loss !== 'logistic' && loss !== 'softmax') return { X, y: z.map(([v]) => v) }
  const y =
    loss === 'logistic'
      ? z.map(([v]) => (v > 0 ? 1 : -1))
      : z.map((row) => row.reduce((best, v, k) => (v > row[best] ? k : best), 0))
  const all = loss === 'logistic' ? [-1, 1] : Array.from({ length: K }, (_, k) => k)
  const counted = y.map((_, i) => i).filter((i) => weights?.[i] !== 0)
  for (const [t, i] of counted.slice(0, all.length).entries()) y[i] = all[t]
  return { X, y }
}
