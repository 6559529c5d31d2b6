import type { PerElement } from './checks.ts'
import { each } from './each.ts'

/**
 * Soft threshold, the proximal operator of the L1 norm: replaces v by the x that minimises
 *
 *     sum_j t weights_j |x_j| + (x_j - v_j)^2 / 2,    x_j = sign(v_j) max(|v_j| - t weights_j, 0)
 *
 * It takes t weights_j off the size of each element; what is smaller becomes exactly 0.
 *
 * Source: D. Donoho, I. Johnstone, Ideal spatial adaptation by wavelet shrinkage, Biometrika 81 (1994);
 * N. Parikh, S. Boyd, Proximal algorithms, Foundations and Trends in Optimization 1 (2014), 6.5.2.
 *
 * @param v finite numbers, written to in place
 * @param t at least 0: the step times the strength of the penalty
 * @param weights at least 0, one number or one per element; Infinity makes an element 0. Default 1
 * @returns v
 * @throws {@link WassoError} `TYPE`, `SHAPE`, `NOT_FINITE` or `PARAMETER`; v is then as it was
 *
 * @example
 * ```ts
 * import { softThreshold } from 'wasso/prox'
 *
 * console.log(softThreshold(Float64Array.of(3, -0.5, -2), 1)) // 2, 0, -1
 * console.log(softThreshold(Float64Array.of(3, 3, 3), 1, [0, 2, Infinity])) // 3, 1, 0
 * ```
 */
export function softThreshold(v: Float64Array, t: number, weights: PerElement = 1): Float64Array {
  return each(soft, v, t, weights, 0)
}

/** sign(v) max(|v| - k, 0). */
export const soft = (v: number, k: number): number => (v > k ? v - k : v < -k ? v + k : 0)
