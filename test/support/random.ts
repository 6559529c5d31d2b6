import type { Answer, Task } from './checker'
import type { LossName } from './checker/losses'
import { integer, normal, pick, uniform } from './hash'

/** A tame problem (scales near 1, full rank, n > p) with every option in play, and an answer that is not optimal. */
export function randomProblem(seed: number): { task: Task; answer: Answer } {
  const at = (k: number): number => uniform(seed, 1000, k)
  const n = integer(12, 24, seed, 1)
  const p = integer(1, 6, seed, 2)
  const rows = Array.from({ length: n }, (_, i) => i)
  const features = Array.from({ length: p }, (_, j) => j)
  const loss = pick<LossName>(['logistic', 'squared', 'huber', 'poisson'], seed, 20)
  const X = rows.map((i) => features.map((j) => normal(seed, i, j)))
  const y = rows.map((i) => {
    if (loss === 'logistic') return uniform(seed, i, 99) < 0.5 ? -1 : 1
    return loss === 'poisson' ? integer(0, 4, seed, i, 99) : 3 * normal(seed, i, 99)
  })
  const penaltyFactor =
    at(2) < 0.5 ? features.map((j) => pick([0, 0.5, 1, 3, Infinity], seed, 3, j)) : undefined
  const bounded = at(3) < 0.3 && penaltyFactor === undefined
  const lower = bounded ? features.map((j) => pick([-Infinity, -0.1, 0], seed, 4, j)) : undefined
  const upper = bounded ? features.map((j) => pick([Infinity, 0.1, 0], seed, 5, j)) : undefined
  const coef = features.map((j) => {
    if (penaltyFactor?.[j] === Infinity || uniform(seed, 7, j) < 0.3) return 0
    return Math.min(upper?.[j] ?? Infinity, Math.max(lower?.[j] ?? -Infinity, normal(seed, 6, j) / 4))
  })
  return {
    task: {
      loss,
      parameter: loss === 'huber' ? 2 + 6 * at(12) : undefined,
      X,
      y,
      weights: at(4) < 0.5 ? rows.map((i) => integer(0, 3, seed, 8, i) * 0.75) : undefined,
      offset: at(5) < 0.5 ? rows.map((i) => normal(seed, 9, i) / 2) : undefined,
      alpha: at(6) + 0.01,
      l1Ratio: pick([0, 0.3, 0.7, 1], seed, 10),
      penaltyFactor,
      lower,
      upper,
      fitIntercept: at(7) < 0.5,
      standardize: at(8) < 0.5,
    },
    answer: { coef, intercept: at(7) < 0.5 ? normal(seed, 11, 0) / 4 : 0 },
  }
}
