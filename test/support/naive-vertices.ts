import type { Task } from './checker'
import { integer, normal, pick, uniform } from './hash'

/** A small problem with the L1 or quantile loss and an L1 penalty or none; a third of them on small integers, full of ties. */
export function kinkedTask(seed: number): Task {
  const n = integer(1, 9, seed, 1)
  const p = integer(1, 2, seed, 2)
  const ties = uniform(seed, 3) < 1 / 3
  const value = (i: number, j: number): number => (ties ? integer(-2, 2, seed, i, j) : normal(seed, i, j))
  const absolute = uniform(seed, 4) < 0.5
  return {
    loss: absolute ? 'absolute' : 'quantile',
    parameter: pick([0.001, 0.25, 0.5, 0.9, 0.999], seed, 5),
    X: Array.from({ length: n }, (_, i) => Array.from({ length: p }, (_, j) => value(i, j))),
    y: Array.from({ length: n }, (_, i) => value(i, 99)),
    weights:
      uniform(seed, 6) < 0.5 ? Array.from({ length: n }, (_, i) => integer(1, 3, seed, 7, i)) : undefined,
    offset: uniform(seed, 8) < 0.3 ? Array.from({ length: n }, (_, i) => value(i, 98)) : undefined,
    alpha: pick([0, 0.05, 0.3], seed, 9),
    l1Ratio: 1,
    penaltyFactor: uniform(seed, 10) < 0.3 ? Array.from({ length: p }, (_, j) => j) : undefined,
    fitIntercept: uniform(seed, 11) < 0.7,
    standardize: false,
  }
}

/** The best of all points where as many residuals and coefficients are 0 as there are unknowns: one of them is optimal. */
export function bestVertex(task: Task): { coef: number[]; intercept: number } {
  const { X, y, weights, offset, alpha, penaltyFactor, fitIntercept, parameter: q = 0.5 } = task
  const p = X[0].length
  const size = p + (fitIntercept ? 1 : 0)
  const target = y.map((v, i) => v - (offset?.[i] ?? 0))
  const lines = [
    ...X.map((x, i) => [...x, ...(fitIntercept ? [1] : []), target[i]]),
    ...X[0].map((_, j) => Array.from({ length: size + 1 }, (_, k) => (k === j ? 1 : 0))),
    // No row may determine the intercept alone but its own.
    ...(fitIntercept ? target.map((v) => [...X[0].map(() => 0), 1, v]) : []),
  ]
  const [low, high] = task.loss === 'absolute' ? [-1, 1] : [q - 1, q]
  const total = weights?.reduce((a, b) => a + b) ?? y.length
  const value = (d: readonly number[]): number =>
    X.reduce((t, x, i) => {
      const r = target[i] - x.reduce((z, v, j) => z + v * d[j], fitIntercept ? d[p] : 0)
      return t + ((weights?.[i] ?? 1) / total) * Math.max(low * r, high * r)
    }, 0) + X[0].reduce((t, _, j) => t + alpha * (penaltyFactor?.[j] ?? 1) * Math.abs(d[j]), 0)
  let best = new Array<number>(size).fill(0)
  for (const chosen of subsets(lines, size)) {
    const d = solved(chosen)
    if (d && value(d) < value(best)) best = d
  }
  return { coef: best.slice(0, p), intercept: fitIntercept ? best[p] : 0 }
}

function* subsets<T>(all: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) yield []
  else
    for (let k = from; k < all.length; k++)
      for (const rest of subsets(all, size - 1, k + 1)) yield [all[k], ...rest]
}

/** Gauss and Jordan with pivoting; undefined where the lines depend on each other. */
function solved(lines: readonly (readonly number[])[]): number[] | undefined {
  const A = lines.map((line) => [...line])
  const size = A.length
  for (let k = 0; k < size; k++) {
    let best = k
    for (let r = k; r < size; r++) if (Math.abs(A[r][k]) > Math.abs(A[best][k])) best = r
    ;[A[k], A[best]] = [A[best], A[k]]
    if (Math.abs(A[k][k]) < 1e-9) return undefined
    for (let r = 0; r < size; r++) {
      if (r === k) continue
      const f = A[r][k] / A[k][k]
      A[r] = A[r].map((v, l) => v - f * A[k][l])
    }
  }
  const d = A.map((line, k) => line[size] / line[k])
  return d.map((v) => (Math.abs(v) < 1e-12 ? 0 : v))
}
