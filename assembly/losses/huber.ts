import { Loss } from "../contracts/loss"

/** r^2 / 2 where |r| <= delta, delta (|r| - delta / 2) beyond, r = y - z. */
@final
export class Huber implements Loss {
  delta: f64

  init(delta: f64): Huber {
    this.delta = delta
    return this
  }

  value(y: f64, z: f64): f64 {
    const r = Math.abs(y - z)
    return r <= this.delta ? 0.5 * r * r : this.delta * (r - 0.5 * this.delta)
  }

  slope(y: f64, z: f64): f64 {
    return Math.min(Math.max(z - y, -this.delta), this.delta)
  }

  slopeError(y: f64, z: f64): f64 {
    const d = z - y
    if (Math.abs(d) > this.delta) return 0
    const t = d - z // Knuth's TwoSum of z and -y
    return z - (d - t) + (-y - t)
  }

  curvature(y: f64, z: f64): f64 {
    return Math.abs(y - z) <= this.delta ? 1 : 0
  }

  /** With u* the slope at z: (u - u*)^2 / 2 inside; beyond, |u| has further to go as well. */
  gap(y: f64, z: f64, u: f64): f64 {
    if (!(Math.abs(u) <= this.delta)) return Infinity
    const r = y - z
    const near = Math.min(Math.max(r, -this.delta), this.delta)
    const e = near - u
    return 0.5 * e * e + (r - near) * e
  }

  recession(y: f64, d: f64): f64 {
    return this.delta * Math.abs(d)
  }

  steepest(): f64 {
    return 1
  }

  quadratic(): bool {
    return false
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

  rescale(unit: f64): void {
    this.delta *= unit
  }

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
