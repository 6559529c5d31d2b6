import { deviations, type NetworkTask, shares, sum } from './task'

/**
 * Where 'stationary' is said: columns, and a y whose loss is of degree 2, less their means and over the power of two next
 * to their deviations. A violation there is one here times `weight` or `bias`, once `means` are taken from the slopes.
 */
export interface Frame {
  readonly means: readonly number[]
  weight(layer: number, input: number): number
  bias(layer: number): number
  /** How many times a weight is what it is there. */
  size(layer: number, input: number): number
}

/** As X and y are; but where units are groups of standardized weights, those are sd w. */
export function plain(task: NetworkTask): Frame {
  const sd = task.groups === 'units' ? deviations(task) : []
  return { means: [], weight: (l, j) => (l === 0 ? 1 / (sd[j] || 1) : 1), bias: () => 1, size: () => 1 }
}

/** The nearest power of two. */
const near = (v: number): number => 2 ** Math.round(Math.log2(v))

export function frameOf(task: NetworkTask, layers: number): Frame {
  const { X, y, offset, loss, fitIntercept = true, groups, standardize } = task
  const share = shares(task)
  const mean = (values: readonly number[]) => (fitIntercept ? sum(values.map((v, i) => share[i] * v)) : 0)
  const sizeOf = (values: readonly number[], m: number) =>
    Math.sqrt(sum(values.map((v, i) => share[i] * (v - m) ** 2)))
  const columns = X[0].map((_, j) => X.map((x) => x[j]))
  const means = columns.map(mean)
  const sizes = columns.map((x, j) => sizeOf(x, means[j]))
  // A unit's norm is taken over all columns: all have the same power, or (standardized) their deviations.
  const scales = sizes.map((size) =>
    groups !== 'units' ? near(size || 1) : standardize ? size || 1 : near(Math.max(...sizes) || 1),
  )
  const target = y.map((v, i) => v - (offset?.[i] ?? 0))
  const homogeneous = loss === 'squared' || loss === 'huber'
  const unit = homogeneous ? near(sizeOf(target, mean(target)) || 1) : 1
  const last = (l: number): number => (l === layers - 1 ? unit : 1)
  const size = (l: number, j: number): number => (l === 0 ? last(l) / scales[j] : last(l))
  return {
    means,
    size,
    weight: (l, j) => size(l, j) / unit ** 2,
    bias: (l) => last(l) / unit ** 2,
  }
}
