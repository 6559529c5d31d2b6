import { F64s } from "../memory/arrays"

/** loss(y, z) of one sample, z the linear predictor; u = -slope is the dual variable. */
export interface Loss {
  value(y: f64, z: f64): f64
  slope(y: f64, z: f64): f64

  /** What rounding took from the slope, where it is known; else 0. */
  slopeError(y: f64, z: f64): f64
  curvature(y: f64, z: f64): f64

  /** loss(y, z) - phi(u) + u z >= 0, phi(u) = min over z of loss(y, z) + u z; Infinity outside phi's domain. */
  gap(y: f64, z: f64, u: f64): f64

  /** lim loss(y, t d) / t for t to Infinity: what the direction d costs in the end. */
  recession(y: f64, d: f64): f64

  /** The largest curvature, Infinity where there is none. */
  steepest(): f64

  /** Whether the curvature is one constant. */
  quadratic(): bool

  /** The degree q of loss(c y, c z) = c^q loss(y, z), rescaled by c; 0 where it is not homogeneous. */
  degree(): i32

  /** A linear predictor near the best one for samples whose mean is y. */
  link(y: f64): f64

  /** min over z of loss(y, z) */
  saturated(y: f64): f64

  /** The units of y and z become `unit` times as fine: what the loss itself holds in them follows. */
  rescale(unit: f64): void

  /** Whether the loss is max(rise r, -fall r), r = y - z, whose slope jumps at 0; else both slopes are 0. */
  kinked(): bool
  rise(): f64
  fall(): f64
}

/**
 * A loss summed over n samples with weights s (none: ones): what solvers see. A loss of several outputs
 * (softmax) implements this directly, z and u then holding one plane of n after another.
 */
export interface Rows {
  outputs(): i32
  steepest(): f64
  quadratic(): bool
  degree(): i32
  link(y: f64): f64
  rescale(unit: f64): void
  kinked(): bool
  rise(): f64
  fall(): f64

  /** sum_i s_i loss(y_i, z_i) */
  value(n: i32, y: F64s, z: F64s, s: F64s): f64

  /** sum_i s_i saturated(y_i) */
  saturated(n: i32, y: F64s, s: F64s): f64

  /** u_i = -slope(y_i, z_i) */
  duals(n: i32, y: F64s, z: F64s, u: F64s): void

  /** The same in double-double. */
  dualsExact(n: i32, y: F64s, zhi: F64s, zlo: F64s, uhi: F64s, ulo: F64s): void

  /** h_i = s_i curvature(y_i, z_i) */
  curvatures(n: i32, y: F64s, z: F64s, s: F64s, h: F64s): void

  /**
   * The same, but where the loss is straight `share` of the curvature of a parabola that touches it and is nowhere below
   * it. Returns how many samples bend by themselves.
   */
  bounds(n: i32, y: F64s, z: F64s, s: F64s, share: f64, h: F64s): i32

  /** Bends the loss over `width` times the range that it bends over by itself, its steepest slopes kept; whether it has such. */
  widen(width: f64): bool

  /** out = H v, H the curvature of s loss for which h stands: h itself, but for a loss of several outputs. out may be v. */
  bend(n: i32, s: F64s, h: F64s, v: F64s, out: F64s): void

  /** sum_i s_i recession(y_i, d_i) */
  recession(n: i32, y: F64s, d: F64s, s: F64s): f64

  /** sum_i s_i gap(y_i, z_i, u_i) */
  gap(n: i32, y: F64s, z: F64s, u: F64s, s: F64s): f64
}
