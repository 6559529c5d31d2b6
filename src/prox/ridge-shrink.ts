import type { PerElement } from './checks.ts'
import { each } from './each.ts'

/**
 * Ridge shrinkage, the proximal operator of the squared L2 norm: replaces v by the x that minimises
 *
 *     sum_j t weights_j x_j^2 / 2 + (x_j - v_j)^2 / 2,    x_j = v_j / (1 + t weights_j)
 *
 * It makes every element smaller by the same share, and none 0.
 *
 * Source: N. Parikh, S. Boyd, Proximal algorithms, Foundations and Trends in Optimization 1 (2014), 6.1.1.
 *
 * @param v finite numbers, written to in place
 * @param t at least 0: the step times the strength of the penalty
 * @param weights at least 0, one number or one per element; Infinity makes an element 0. Default 1
 * @returns v
 * @throws {@link WassoError} `TYPE`, `SHAPE`, `NOT_FINITE` or `PARAMETER`; v is then as it was
 *
 * @example
 * ```ts
 * import { ridgeShrink } from 'wasso/prox'
 *
 * console.log(ridgeShrink(Float64Array.of(3, -0.5, -2), 1)) // 1.5, -0.25, -1
 * ```
 */
export function ridgeShrink(v: Float64Array, t: number, weights: PerElement = 1): Float64Array {
  return each((v, k) => v / (1 + k), v, t, weights, 0)
}
