import { F64s } from "../memory/arrays"
import { Shrinkage } from "./shrinkage"

/** The subgradient of least magnitude of the penalised loss in theta_k, g its gradient with the L2 part inside. */
// @ts-ignore: decorator
@inline
export function pseudo(g: f64, w: f64, l1: f64): f64 {
  if (w > 0) return g + l1
  if (w < 0) return g - l1
  return g > l1 ? g - l1 : g < -l1 ? g + l1 : 0
}

/**
 * The largest violation of the conditions of stationarity at theta, gradient being the loss's alone. Of a group that is
 * not zero a weight's is |g_k + strength theta_k / |theta_g||, of one that is zero the group's is (|g| - strength)_+.
 */
export function violation(theta: F64s, gradient: F64s, penalty: Shrinkage): f64 {
  let most: f64 = 0
  for (let k = 0; k < penalty.size; k++) {
    most = Math.max(most, Math.abs(pseudo(gradient[k] + penalty.l2[k] * theta[k], theta[k], penalty.l1[k])))
  }
  return most
}
