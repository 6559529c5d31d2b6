import type { PerElement } from './checks.ts'
import { each } from './each.ts'

/**
 * The proximal operator of the squared loss about y: replaces v by the x that minimises
 *
 *     sum_j t weights_j (y_j - x_j)^2 / 2 + (x_j - v_j)^2 / 2
 *     x_j = (v_j + t weights_j y_j) / (1 + t weights_j)
 *
 * Source: N. Parikh, S. Boyd, Proximal algorithms, Foundations and Trends in Optimization 1 (2014), 2.2 and 6.1.1.
 *
 * @param v finite numbers, written to in place
 * @param t at least 0: the step
 * @param y finite, one number or one per element
 * @param weights at least 0, one number or one per element. Default 1
 * @returns v
 * @throws {@link WassoError} `TYPE`, `SHAPE`, `NOT_FINITE` or `PARAMETER`; v is then as it was
 *
 * @example
 * ```ts
 * import { squaredLoss } from 'wasso/prox'
 *
 * console.log(squaredLoss(Float64Array.of(3, -2), 1, [1, 0])) // 2, -1
 * ```
 */
export function squaredLoss(
  v: Float64Array,
  t: number,
  y: PerElement,
  weights: PerElement = 1,
): Float64Array {
  return each(nearer, v, t, weights, y)
}

/** (v + k y) / (1 + k), where k y may overflow; exactly v at k = 0. */
export const nearer = (v: number, k: number, y: number): number => v / (1 + k) + y * (k / (1 + k))
