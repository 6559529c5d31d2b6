import { type EstimatorName, estimators, type Fits, make, observed } from './estimators'
import { normal } from './hash'

/** 60 x 8 with a y that every loss of the list can have; its first three columns matter. */
export const n = 60
export const p = 8
export const X: number[][] = Array.from({ length: n }, (_, i) =>
  Array.from({ length: p }, (_, j) => normal(31, i, j) + 0.5 * normal(32, i)),
)

export function responseOf(name: EstimatorName): number[] {
  const z = X.map((x, i) => 2 * x[0] - x[1] + 0.5 * x[2] + 1.5 * normal(33, i))
  return estimators[name].classes === 2 ? z.map((v) => (v > 0 ? 1 : 0)) : observed(name, z)
}

export const weights = X.map((_, i) => [1, 2, 0.5, 3][i % 4])
export const offset = X.map((x, i) => 0.3 * normal(34, i))

/** Unlike `newEstimator`, without an alpha: what a path does not need. */
export function plain(name: EstimatorName, options: object = {}): Fits {
  return make(name, options)
}

/** Names of the estimators that shrink. */
export const penalised = (Object.keys(estimators) as EstimatorName[]).filter(
  (name) => estimators[name].takesAlpha,
)
