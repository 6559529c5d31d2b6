import { F64s } from "../memory/arrays"

/** What a solve ends with. */
export const OPTIMAL: i32 = 0
export const STOPPED: i32 = 1
export const SEPARABLE: i32 = 2
export const UNBOUNDED: i32 = 3
export const IMPOSSIBLE: i32 = 4
export const OVERFLOW: i32 = 5
export const LOST: i32 = 6 // too few digits are left in what the rows were condensed to

/** A method: it improves the problem's point (w, b) in place and allocates nothing after init. */
export interface Solver {
  /** Whether this method can do the pair of loss and penalty. */
  able(): bool

  /** Works until the gap is at most `target` or `passes` are used up; returns OPTIMAL, STOPPED, SEPARABLE or UNBOUNDED. */
  solve(target: f64, passes: i32): i32

  /** Passes over the data used by the last solve. */
  iterations(): i32

  /** How many features the solve left free to move, -1 when it cannot tell; and which the r-th of them is. */
  free(): i32
  feature(r: i32): i32

  /** Solves H (step, step of the intercept) = (g, g0) on the free features; g becomes the step. Returns the other. */
  correct(g: F64s, g0: f64): f64
}
