import { I32s } from "../memory/arrays"

/**
 * A separable penalty on w_j within bounds: P_j(w) = kink_j |w| + ridge_j w^2 / 2 on lower_j <= w <= upper_j.
 * Bounds contain 0; an excluded feature has the bounds 0 and 0.
 */
export interface Penalty {
  kink(j: i32): f64
  ridge(j: i32): f64
  lower(j: i32): f64
  upper(j: i32): f64
  value(j: i32, w: f64): f64

  /** argmin over v of (a/2) v^2 - b v + P_j(v), a >= 0. */
  prox(j: i32, a: f64, b: f64): f64

  /** max over v of c v - P_j(v); Infinity where it is not bounded. */
  conjugate(j: i32, c: f64): f64

  /** How far c is from the subdifferential of P_j at w. */
  violation(j: i32, w: f64, c: f64): f64

  /** An empty penalty of the same kind with room for k features, and the way to fill it with those of a list. */
  sized(k: i32): Penalty
  gather(list: I32s, k: i32, into: Penalty): void
}
