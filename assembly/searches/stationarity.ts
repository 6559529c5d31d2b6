import { F64s } from "../memory/arrays"
import { Shrinkage } from "./shrinkage"

/**
 * The subgradient of least norm of the penalised loss at theta, gradient being the loss's alone; returns the largest
 * violation of the conditions of stationarity: of a group that is not zero a weight's is |g_k + strength theta_k /
 * |theta_g||, of one that is zero the group's is (|g| - strength)_+.
 */
export function slopes(theta: F64s, gradient: F64s, penalty: Shrinkage, out: F64s): f64 {
  let most: f64 = 0
  for (let k = 0; k < penalty.size; k++) out[k] = penalty.l1[k] == Infinity ? 0 : gradient[k] + penalty.l2[k] * theta[k]
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
