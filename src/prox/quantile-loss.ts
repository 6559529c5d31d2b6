import { towards } from './absolute-loss.ts'
import { check, type PerElement } from './checks.ts'
import { each } from './each.ts'

/**
 * The proximal operator of the quantile (pinball) loss about y: replaces v by the x that minimises
 *
 *     sum_j t weights_j max(q r_j, (q - 1) r_j) + (x_j - v_j)^2 / 2,    r_j = y_j - x_j
 *     x_j = v_j moved towards y_j, by t weights_j q if it is below and by t weights_j (1 - q) if it is above
 *
 * With k = t weights_j that is y_j + soft(v_j - y_j + k (q - 1/2), k / 2): the soft threshold, shifted.
 *
 * Source: R. Koenker, G. Bassett, Regression quantiles, Econometrica 46 (1978), for the loss; P. Combettes,
 * V. Wajs, Signal recovery by proximal forward-backward splitting, Multiscale Model. Simul. 4 (2005).
 *
 * @param v finite numbers, written to in place
 * @param t at least 0: the step
 * @param y finite, one number or one per element
 * @param quantile q, from 0 to 1
 * @param weights at least 0, one number or one per element. Default 1
 * @returns v
 * @throws {@link WassoError} `TYPE`, `SHAPE`, `NOT_FINITE` or `PARAMETER`; v is then as it was
 *
 * @example
 * ```ts
 * import { quantileLoss } from 'wasso/prox'
 *
 * console.log(quantileLoss(Float64Array.of(3, -3, 0.5), 2, 0, 0.75)) // 2.5, -1.5, 0
 * ```
 */
export function quantileLoss(
  v: Float64Array,
  t: number,
  y: PerElement,
  quantile: number,
  weights: PerElement = 1,
): Float64Array {
  check('quantile', quantile, 0, 1)
  return each((v, k, y) => towards(v, y, k * quantile, k * (1 - quantile)), v, t, weights, y)
}
