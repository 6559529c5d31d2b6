import { F64s, I32s } from "../memory/arrays"

/**
 * X, n x p, column by column, in a frame: x~_j = d_j (x_j - m_j). The framed columns are never formed.
 * Sparse designs leave the constant part of an update to the caller as one number, so they stay sparse.
 */
export interface Design {
  rows(): i32
  columns(): i32

  /** Shift m and scale d, each of length p, kept by reference; d holds powers of two. */
  frame(m: F64s, d: F64s): void

  /** sum_i x~_ij u_i, where total = sum_i u_i. */
  dot(j: i32, u: F64s, total: f64): f64

  /** out_j = dot(j, u, total) for j in from..to. */
  dots(from: i32, to: i32, u: F64s, total: f64, out: F64s): void

  /** z_i += a x~_ij + c with a constant c of the design's choice; returns c. */
  axpy(j: i32, a: f64, z: F64s): f64

  /** z_i += w_i (a x~_ij + c); returns c. */
  axpyWeighted(j: i32, a: f64, w: F64s, z: F64s): f64

  /** sum_i w_i scale x_ij, outside the frame. */
  sum(j: i32, scale: f64, w: F64s): f64

  /** sum_i w_i (scale (x_ij - m))^2, outside the frame. */
  norm(j: i32, m: f64, scale: f64, w: F64s): f64

  /** max_i |x_ij|, outside the frame. */
  maxAbs(j: i32): f64

  /** G[a ld + b] = sum_i w_i x~_i,list[a] x~_i,list[b], both triangles; work of gramWork(k) bytes. */
  gram(list: I32s, k: i32, w: F64s, G: F64s, ld: i32, work: usize): void
  gramWork(k: i32): f64

  /**
   * G = sum_i w_i v_i v_i' for v_i = (x~_l, y_i, 1), l = order_i (none: i), over n rows; p + 2 squared, work of
   * gramWork(p + 2) bytes. `stage` 1 of the first call, 2 of the last, 3 of the only one. False where the design would
   * rather not.
   */
  moments(order: I32s, n: i32, w: F64s, y: F64s, G: F64s, work: usize, stage: i32): bool

  /** Rows order_0 .. order_n-1 alone, copied, in the same frame. */
  subset(order: I32s, n: i32): Design

  /** (zhi, zlo)_i += (ahi, alo) d_j x_ij in double-double: scaled, not shifted. */
  axpyExact(j: i32, ahi: f64, alo: f64, zhi: F64s, zlo: F64s): void

  /** out[0..1] = sum_i d_j x_ij (uhi, ulo)_i in double-double: scaled, not shifted. */
  dotExact(j: i32, uhi: F64s, ulo: F64s, out: F64s): void

  /** d_j x_ij, scaled, not shifted. */
  entry(i: i32, j: i32): f64

  /** Multiply-adds of one pass over column j. */
  cost(j: i32): f64
}
