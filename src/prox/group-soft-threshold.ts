import { at, check, checkSize, checkVector, type PerElement } from './checks.ts'
import { strength } from './each.ts'
import { groupsOf } from './groups.ts'

/**
 * Group soft threshold, the proximal operator of the sum of the groups' L2 norms: replaces v by the x that
 * minimises, v_g being the elements of group g,
 *
 *     sum_g t weights_g |x_g|_2 + |x_g - v_g|_2^2 / 2,    x_g = v_g max(1 - t weights_g / |v_g|_2, 0)
 *
 * A group keeps its direction and loses t weights_g of its length; a shorter one becomes 0 as a whole. Weights
 * are not adjusted to the sizes of the groups; the square root of the size is a common choice.
 *
 * Source: M. Yuan, Y. Lin, Model selection and estimation in regression with grouped variables,
 * J. R. Statist. Soc. B 68 (2006); N. Parikh, S. Boyd, Proximal algorithms, Foundations and Trends in
 * Optimization 1 (2014), 6.5.4.
 *
 * @param v finite numbers, written to in place
 * @param t at least 0: the step times the strength of the penalty
 * @param groups the size of a group where all are alike and follow each other; or the indices of each group. No
 *   index may be in two groups; one that is in none stays as it is
 * @param weights at least 0, one number or one per group; Infinity makes a group 0. Default 1
 * @returns v
 * @throws {@link WassoError} `TYPE`, `SHAPE`, `NOT_FINITE` or `PARAMETER`; v is then as it was
 *
 * @example
 * ```ts
 * import { groupSoftThreshold } from 'wasso/prox'
 *
 * console.log(groupSoftThreshold(Float64Array.of(3, 4, 0.3, 0.4), 1, 2)) // 2.4, 3.2, 0, 0
 * console.log(groupSoftThreshold(Float64Array.of(3, 9, 4), 1, [[0, 2]])) // 2.4, 9, 3.2
 * ```
 */
export function groupSoftThreshold(
  v: Float64Array,
  t: number,
  groups: number | readonly ArrayLike<number>[],
  weights: PerElement = 1,
): Float64Array {
  checkVector(v)
  checkSize('t', t)
  const lists = groupsOf(groups, v.length)
  check('weights', weights, 0, Infinity, lists.length)
  for (const [g, list] of lists.entries()) {
    // Scaled by the largest element, so that no square overflows.
    let largest = 0
    for (const j of list) largest = Math.max(largest, Math.abs(v[j]!))
    let sum = 0
    for (const j of list) sum += (v[j]! / largest) ** 2
    const length = largest * Math.sqrt(sum)
    const cut = strength(t, at(weights, g))
    const share = length > cut ? 1 - cut / length : 0
    for (const j of list) v[j] = v[j]! * share + 0
  }
  return v
}
