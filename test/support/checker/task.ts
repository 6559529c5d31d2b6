import { add, type DD, dd, div, mul, scale, sqrt, sub, sum, ZERO } from '../double-double'
import type { LossName } from './losses'

/** One problem, written out; X has n rows of p. Absent weights are 1, offsets 0, factors 1, bounds infinite. */
export interface Task {
  readonly loss: LossName
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

/** The rows that count: rows of weight 0 are left out. Columns of X, so that column j is `columns[j]`. */
export interface Rows {
  readonly columns: readonly (readonly number[])[]
  readonly y: readonly number[]
  readonly weights: readonly number[]
  readonly offset: readonly number[]
  readonly total: DD
}

export function rowsThatCount(task: Task): Rows {
  const rows = task.y.map((_, i) => i).filter((i) => task.weights === undefined || task.weights[i] > 0)
  const p = task.X[0].length
  const weights = rows.map((i) => task.weights?.[i] ?? 1)
  return {
    columns: Array.from({ length: p }, (_, j) => rows.map((i) => task.X[i][j])),
    y: rows.map((i) => task.y[i]),
    weights,
    offset: rows.map((i) => task.offset?.[i] ?? 0),
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
