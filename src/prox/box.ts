import { fail } from '../errors.ts'
import { at, check, checkVector, type PerElement } from './checks.ts'

/**
 * Projection onto a box: replaces v by the nearest x with lower_j <= x_j <= upper_j,
 *
 *     x_j = min(max(v_j, lower_j), upper_j)
 *
 * After any operator here that takes each element by itself it gives the operator of that function within the
 * box: `box(softThreshold(v, t), lower, upper)` is exact.
 *
 * Source: N. Parikh, S. Boyd, Proximal algorithms, Foundations and Trends in Optimization 1 (2014), 6.2.4.
 *
 * @param v finite numbers, written to in place
 * @param lower one number or one per element; -Infinity for none
 * @param upper at least `lower`, one number or one per element; Infinity for none
 * @returns v
 * @throws {@link WassoError} `TYPE`, `SHAPE`, `NOT_FINITE` or `PARAMETER`; v is then as it was
 *
 * @example
 * ```ts
 * import { box } from 'wasso/prox'
 *
 * console.log(box(Float64Array.of(3, -0.5, -2), -1, [2, 2, 2])) // 2, -0.5, -1
 * ```
 */
export function box(v: Float64Array, lower: PerElement, upper: PerElement): Float64Array {
  checkVector(v)
  check('lower', lower, -Infinity, Number.MAX_VALUE, v.length)
  check('upper', upper, -Number.MAX_VALUE, Infinity, v.length)
  for (let j = 0; j < v.length; j++) {
    const [low, high] = [at(lower, j), at(upper, j)]
    if (low > high) fail('PARAMETER', `lower must not exceed upper, but element ${j} has ${low} and ${high}`)
  }
  for (let j = 0; j < v.length; j++) v[j] = Math.min(Math.max(v[j]!, at(lower, j)), at(upper, j)) + 0
  return v
}
