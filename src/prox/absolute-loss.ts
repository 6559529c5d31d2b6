import type { PerElement } from './checks.ts'
import { each } from './each.ts'

/**
 * The proximal operator of the absolute loss about y: replaces v by the x that minimises
 *
 *     sum_j t weights_j |y_j - x_j| + (x_j - v_j)^2 / 2,    x_j = y_j + soft(v_j - y_j, t weights_j)
 *
 * It moves every element by t weights_j towards its y and never past it.
 *
 * Source: P. Combettes, V. Wajs, Signal recovery by proximal forward-backward splitting, Multiscale Model. Simul.
 * 4 (2005); N. Parikh, S. Boyd, Proximal algorithms, Foundations and Trends in Optimization 1 (2014), 6.5.2.
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
 * import { absoluteLoss } from 'wasso/prox'
 *
 * console.log(absoluteLoss(Float64Array.of(3, -0.5, -2), 1, [1, 0, 0])) // 2, 0, -1
 * ```
 */
export function absoluteLoss(
  v: Float64Array,
  t: number,
  y: PerElement,
  weights: PerElement = 1,
): Float64Array {
  return each((v, k, y) => towards(v, y, k, k), v, t, weights, y)
}

/** v moved up or down to y, by no more than `up` or `down`; exactly v where these are 0. */
export const towards = (v: number, y: number, up: number, down: number): number =>
  v + up < y ? v + up : v - down > y ? v - down : y
