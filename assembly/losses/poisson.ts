import { Loss } from "../contracts/loss"
import { divergence } from "../kernels/divergence"
import { exp, log } from "../kernels/exp"

/** exp(z) - y z, y >= 0 */
@final
export class Poisson implements Loss {
  value(y: f64, z: f64): f64 {
    return exp(z) - y * z
  }

  slope(y: f64, z: f64): f64 {
    return exp(z) - y
  }

  slopeError(y: f64, z: f64): f64 {
    return 0
  }

  curvature(y: f64, z: f64): f64 {
    return exp(z)
  }

  /** With v = y - u the mean that u stands for: v log(v / exp(z)) - v + exp(z). */
  gap(y: f64, z: f64, u: f64): f64 {
    const v = y - u
    return v >= 0 ? divergence(v, exp(z)) : Infinity
  }

  recession(y: f64, d: f64): f64 {
    return d > 0 ? Infinity : -y * d
  }

  steepest(): f64 {
    return Infinity
  }

  quadratic(): bool {
    return false
  }

  degree(): i32 {
    return 0
  }

  link(y: f64): f64 {
    return y > 0 ? log(y) : -700
  }

  saturated(y: f64): f64 {
    return y > 0 ? y - y * log(y) : 0
  }

  rescale(unit: f64): void {}

  kinked(): bool {
    return false
  }

  rise(): f64 {
    return 0
  }

  fall(): f64 {
    return 0
  }
}
