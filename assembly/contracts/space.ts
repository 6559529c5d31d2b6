import { F64s, I32s } from "../memory/arrays"

/**
 * Where the correlations c_j = sum_i s_i r_i x~_ij / S of a least-squares problem are had, r the residual: among the
 * rows of X, or in its Gram matrix. Coefficients are those of the problem's frame.
 */
export interface Space {
  /** The residual afresh, at coefficients of length p. */
  place(w: F64s): void

  /** sum_i s_i r_i^2 / S, after place. */
  residual(): f64

  /** c_j */
  correlation(j: i32): f64

  /** A direction of k features: d_r for list_r. */
  aim(list: I32s, k: i32, d: F64s): void

  /** What c_j loses on one unit of the direction. */
  rate(j: i32): f64

  /** Goes t units of the direction. */
  move(t: f64): void

  /** out_r = sum_i s_i x~_ij x~_il / S, l = list_r, of k features. */
  products(j: i32, list: I32s, k: i32, out: F64s): void

  /** Multiply-adds of one c_j. */
  cost(j: i32): f64
}
