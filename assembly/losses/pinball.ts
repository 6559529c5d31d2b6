import { Loss } from "../contracts/loss"

/** max(rise r, -fall r), r = y - z: the absolute loss with both 1, a quantile's with q and 1 - q. */
@final
export class Pinball implements Loss {
  up: f64
  down: f64

  init(rise: f64, fall: f64): Pinball {
    this.up = rise
    this.down = fall
    return this
  }

  value(y: f64, z: f64): f64 {
    const r = y - z
    return r > 0 ? this.up * r : -this.down * r
  }

  /** 0 at the kink, where it may be anything between. */
  slope(y: f64, z: f64): f64 {
    return y > z ? -this.up : y < z ? this.down : 0
  }

  slopeError(y: f64, z: f64): f64 {
    return 0
  }

  curvature(y: f64, z: f64): f64 {
    return 0
  }

  gap(y: f64, z: f64, u: f64): f64 {
    const r = y - z
    if (!(u <= this.up && u >= -this.down)) return Infinity
    return r > 0 ? (this.up - u) * r : -(this.down + u) * r
  }

  recession(y: f64, d: f64): f64 {
    return d > 0 ? this.down * d : -this.up * d
  }

  steepest(): f64 {
    return Infinity
  }

  quadratic(): bool {
    return false
  }

  degree(): i32 {
    return 1
  }

  link(y: f64): f64 {
    return y
  }

  saturated(y: f64): f64 {
    return 0
  }

  rescale(unit: f64): void {}

  kinked(): bool {
    return true
  }

  rise(): f64 {
    return this.up
  }

  fall(): f64 {
    return this.down
  }
}
