import { box } from './box.ts'

/**
 * Projection onto the vectors without a negative element: replaces v by the nearest x >= 0,
 *
 *     x_j = max(v_j, 0)
 *
 * Source: N. Parikh, S. Boyd, Proximal algorithms, Foundations and Trends in Optimization 1 (2014), 6.3.
 *
 * @param v finite numbers, written to in place
 * @returns v
 * @throws {@link WassoError} `TYPE` or `NOT_FINITE`; v is then as it was
 *
 * @example
 * ```ts
 * import { nonNegative, softThreshold } from 'wasso/prox'
 *
 * console.log(nonNegative(softThreshold(Float64Array.of(3, -0.5, -2), 1))) // 2, 0, 0
 * ```
 */
export function nonNegative(v: Float64Array): Float64Array {
  return box(v, 0, Infinity)
}
