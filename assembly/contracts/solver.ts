/** What a solve ends with. */
export const OPTIMAL: i32 = 0
export const STOPPED: i32 = 1
export const SEPARABLE: i32 = 2
export const UNBOUNDED: i32 = 3
export const IMPOSSIBLE: i32 = 4
export const OVERFLOW: i32 = 5

/** A method: it improves the problem's point (w, b) in place and allocates nothing after init. */
export interface Solver {
  /** Whether this method can do the pair of loss and penalty. */
  able(): bool

  /** Works until the gap is at most `target` or `passes` are used up; returns OPTIMAL, STOPPED, SEPARABLE or UNBOUNDED. */
  solve(target: f64, passes: i32): i32

  /** Passes over the data used by the last solve. */
  iterations(): i32
}
