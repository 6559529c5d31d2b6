import { Loss } from "../contracts/loss"

/** (y - z)^2 / 2 */
@final
export class Squared implements Loss {
  value(y: f64, z: f64): f64 {
    const r = y - z
    return 0.5 * r * r
  }

  slope(y: f64, z: f64): f64 {
    return z - y
  }

  slopeError(y: f64, z: f64): f64 {
    const d = z - y
    const t = d - z // Knuth's TwoSum of z and -y
    return z - (d - t) + (-y - t)
  }

  curvature(y: f64, z: f64): f64 {
    return 1
  }

  gap(y: f64, z: f64, u: f64): f64 {
    const e = y - z - u
    return 0.5 * e * e
  }

  recession(y: f64, d: f64): f64 {
    return d == 0 ? 0 : Infinity
  }

  steepest(): f64 {
    return 1
  }

  quadratic(): bool {
    return true
  }

  degree(): i32 {
    return 2
  }

  link(y: f64): f64 {
    return y
  }

  saturated(y: f64): f64 {
    return 0
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
