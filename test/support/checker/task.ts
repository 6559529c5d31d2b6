import { add, type DD, dd, div, mul, scale, sqrt, sub, sum, ZERO } from '../double-double'
import type { LossName } from './losses'

/**
 * One problem, written out; X has n rows of p. Absent weights are 1, offsets 0, factors 1, bounds infinite. Softmax: y
 * holds codes 0 to K - 1, the offset n rows of K; the options of a feature hold for all its classes.
 */
export interface Task {
  readonly loss: LossName
  /** The quantile, or Huber's delta. */
  readonly parameter?: number | undefined
  readonly X: readonly (readonly number[])[]
  readonly y: readonly number[]
  readonly weights?: readonly number[] | undefined
  readonly offset?: readonly number[] | undefined
  readonly alpha: number
  readonly l1Ratio: number
  readonly penaltyFactor?: readonly number[] | undefined
  readonly lower?: readonly number[] | undefined
  readonly upper?: readonly number[] | undefined
  readonly fitIntercept: boolean
  readonly standardize: boolean
}

/** The number of linear predictors: one, or one per class. */
export function outputsOf({ loss, y }: Task): number {
  return loss === 'softmax' ? Math.max(...y) + 1 : 1
}

/**
 * The rows that count: rows of weight 0 are left out. With K outputs everything but y and the features has K planes of
 * n entries, and K p columns: column k p + j is feature j in plane k, and 0 in the others.
 */
export interface Rows {
  readonly outputs: number
  readonly y: readonly number[]
  readonly features: readonly (readonly number[])[]
  readonly columns: readonly (readonly number[])[]
  /** The columns of the intercepts; none without. */
  readonly ones: readonly (readonly number[])[]
  readonly weights: readonly number[]
  readonly offset: readonly number[]
  readonly total: DD
}

export function rowsThatCount(task: Task): Rows {
  const K = outputsOf(task)
  const rows = task.y.map((_, i) => i).filter((i) => task.weights === undefined || task.weights[i] > 0)
  const features = task.X[0].map((_, j) => rows.map((i) => task.X[i][j]))
  const weights = rows.map((i) => task.weights?.[i] ?? 1)
  const planes = Array.from({ length: K }, (_, k) => k)
  const inPlane = (x: readonly number[], k: number): readonly number[] =>
    K === 1 ? x : planes.flatMap((l) => (l === k ? x : x.map(() => 0)))
  const one = rows.map(() => 1)
  return {
    outputs: K,
    y: rows.map((i) => task.y[i]),
    features,
    columns: planes.flatMap((k) => features.map((x) => inPlane(x, k))),
    ones: task.fitIntercept ? planes.map((k) => inPlane(one, k)) : [],
    weights: planes.flatMap(() => weights),
    offset: planes.flatMap((k) => rows.map((i) => task.offset?.[i * K + k] ?? 0)),
    total: sum(weights.map(dd)),
  }
}

/** Weighted standard deviation about the weighted mean, divisor S; exactly 0 for a constant column. */
export function deviation(x: readonly number[], weights: readonly number[], total: DD): DD {
  if (x.every((v) => v === x[0])) return ZERO
  // Powers of two keep the squares of columns near the ends of the range finite.
  const unit = powerOfTwoNear(x)
  const scaled = x.map((v) => v / unit)
  const mean = div(
    scaled.reduce((t, v, i) => add(t, scale(dd(v), weights[i])), ZERO),
    total,
  )
  const squares = scaled.reduce((t, v, i) => {
    const d = sub(dd(v), mean)
    return add(t, scale(mul(d, d), weights[i]))
  }, ZERO)
  return scale(sqrt(div(squares, total)), unit)
}

export function powerOfTwoNear(x: readonly number[]): number {
  const largest = x.reduce((m, v) => Math.max(m, Math.abs(v)), 0)
  return largest === 0 ? 1 : 2 ** Math.floor(Math.log2(largest))
}
