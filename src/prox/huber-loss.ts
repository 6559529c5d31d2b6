import { check, type PerElement } from './checks.ts'
import { each } from './each.ts'
import { nearer } from './squared-loss.ts'

/**
 * The proximal operator of the Huber loss about y: replaces v by the x that minimises
 *
 *     sum_j t weights_j h(y_j - x_j) + (x_j - v_j)^2 / 2,    h(r) = r^2 / 2 if |r| <= delta, else delta (|r| - delta / 2)
 *
 * With k = t weights_j: x_j = (v_j + k y_j) / (1 + k) where |v_j - y_j| <= (1 + k) delta, and v_j moved by k delta
 * towards y_j elsewhere.
 *
 * Source: P. Huber, Robust estimation of a location parameter, Ann. Math. Statist. 35 (1964), for the loss;
 * P. Combettes, V. Wajs, Signal recovery by proximal forward-backward splitting, Multiscale Model. Simul. 4 (2005).
 *
 * @param v finite numbers, written to in place
 * @param t at least 0: the step
 * @param y finite, one number or one per element
 * @param delta above 0: where the loss turns from a parabola into a line
 * @param weights at least 0, one number or one per element. Default 1
 * @returns v
 * @throws {@link WassoError} `TYPE`, `SHAPE`, `NOT_FINITE` or `PARAMETER`; v is then as it was
 *
 * @example
 * ```ts
 * import { huberLoss } from 'wasso/prox'
 *
 * console.log(huberLoss(Float64Array.of(9, 1, -2), 1, 0, 1)) // 8, 0.5, -1
 * ```
 */
export function huberLoss(
  v: Float64Array,
  t: number,
  y: PerElement,
  delta: number,
  weights: PerElement = 1,
): Float64Array {
  check('delta', delta, Number.MIN_VALUE, Infinity)
  return each(
    (v, k, y) => (Math.abs(v - y) <= (1 + k) * delta ? nearer(v, k, y) : v + k * delta * Math.sign(y - v)),
    v,
    t,
    weights,
    y,
  )
}
