import { Loss } from "../contracts/loss"
import { divergence, divergences } from "../kernels/divergence"
import { exp, exps, log } from "../kernels/exp"
import { expExact } from "../kernels/exp-exact"
import { sumError } from "../kernels/twosum"

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
    const e = exp(z)
    const d = e - y
    if (Math.abs(d) > 0.1 * e) return 0 // rounding of e is little beside d itself
    const out = memory.data(16)
    expExact(z, out)
    return load<f64>(out) - e + load<f64>(out, 8) + sumError(e, -y, d)
  }

  curvature(y: f64, z: f64): f64 {
    return exp(z)
  }

  /** With v = y - u the mean that u stands for: v log(v / exp(z)) - v + exp(z). */
  gap(y: f64, z: f64, u: f64): f64 {
    const v = y - u
    return v >= 0 ? divergence(v, exp(z)) : Infinity
  }

  values(y: v128, z: v128): v128 {
    return f64x2.sub(exps(z), f64x2.mul(y, z))
  }

  slopes(y: v128, z: v128): v128 {
    return f64x2.sub(exps(z), y)
  }

  curvatures(y: v128, z: v128): v128 {
    return exps(z)
  }

  gaps(y: v128, z: v128, u: v128): v128 {
    return divergences(f64x2.sub(y, u), exps(z))
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
    return y > 0 ? log(y) : -Infinity
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
