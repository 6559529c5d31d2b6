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

/**
 * The subgradient of least norm of the penalised loss at theta, gradient being the loss's alone; returns the largest
 * violation of the conditions of stationarity: of a group that is not zero a weight's is |g_k + strength theta_k /
 * |theta_g||, of one that is zero the group's is (|g| - strength)_+.
 */
export function slopes(theta: F64s, gradient: F64s, penalty: Shrinkage, out: F64s): f64 {
  let most: f64 = 0
  for (let k = 0; k < penalty.size; k++) out[k] = gradient[k] + penalty.l2[k] * theta[k]
  for (let g = 0; g < penalty.groups; g++) {
    const strength = penalty.strength[g]
    const r = penalty.norm(theta, g)
    const size = r > 0 ? 0 : penalty.norm(out, g)
    const over = Math.max(0, size - strength)
    most = Math.max(most, over)
    for (let k = penalty.start[g]; k < penalty.end(g); k += penalty.stride[g]) {
      if (r > 0) {
        out[k] += (strength * theta[k]) / r
        most = Math.max(most, Math.abs(out[k]))
      } else out[k] *= over > 0 ? over / size : 0
    }
  }
  return most
}
