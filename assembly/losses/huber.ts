import { Loss } from "../contracts/loss"

/**
 * r^2 / 2 where |r| <= delta, delta (|r| - delta / 2) beyond, r = y - z; on the way to it, width > 1, the same slope delta
 * beyond width delta, and r^2 / 2 width within. A width is a power of two.
 */
@final
export class Huber implements Loss {
  delta: f64
  width: f64

  init(delta: f64): Huber {
    this.delta = delta
    this.width = 1
    return this
  }

  value(y: f64, z: f64): f64 {
    const r = Math.abs(y - z)
    const u = Math.min(r / this.width, this.delta)
    return u * (r - 0.5 * this.width * u)
  }

  slope(y: f64, z: f64): f64 {
    return Math.min(Math.max((z - y) / this.width, -this.delta), this.delta)
  }

  slopeError(y: f64, z: f64): f64 {
    const d = z - y
    if (Math.abs(d) > this.delta) return 0
    const t = d - z // Knuth's TwoSum of z and -y
    return z - (d - t) + (-y - t)
  }

  curvature(y: f64, z: f64): f64 {
    return Math.abs(y - z) <= this.width * this.delta ? 1 / this.width : 0
  }

  /** Of the parabola that touches the loss at z and at its mirror image, outside. */
  bound(y: f64, z: f64): f64 {
    return this.delta / Math.abs(y - z)
  }

  /** With u* the slope at z: (u - u*)^2 / 2 inside; beyond, |u| has further to go as well. */
  gap(y: f64, z: f64, u: f64): f64 {
    if (!(Math.abs(u) <= this.delta)) return Infinity
    const r = y - z
    const near = Math.min(Math.max(r, -this.delta), this.delta)
    const e = near - u
    return 0.5 * e * e + (r - near) * e
  }

  values(y: v128, z: v128): v128 {
    const r = f64x2.abs(f64x2.sub(y, z))
    const u = f64x2.min(f64x2.mul(r, f64x2.splat(1 / this.width)), f64x2.splat(this.delta))
    return f64x2.mul(u, f64x2.sub(r, f64x2.mul(f64x2.splat(0.5 * this.width), u)))
  }

  slopes(y: v128, z: v128): v128 {
    const u = f64x2.mul(f64x2.sub(z, y), f64x2.splat(1 / this.width))
    return f64x2.min(f64x2.max(u, f64x2.splat(-this.delta)), f64x2.splat(this.delta))
  }

  curvatures(y: v128, z: v128): v128 {
    const inside = f64x2.le(f64x2.abs(f64x2.sub(y, z)), f64x2.splat(this.width * this.delta))
    return v128.and(inside, f64x2.splat(1 / this.width))
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
