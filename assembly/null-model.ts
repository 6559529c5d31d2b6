import { quantile } from "./kernels/quantile"
import { dotv, sum } from "./kernels/vector"
import { at, given } from "./memory/arrays"
import { Problem } from "./problem"

const EPS: f64 = 2.220446049250313e-16

/** b0, the best intercept alone, F(0, b0), and whether it explains everything. */
export function nullModel(problem: Problem): void {
  const n = problem.n
  const rows = problem.rows
  const b = !problem.intercept ? 0 : rows.kinked() ? between(problem) : flattest(problem)
  slopeAt(problem, b)
  problem.b0 = b
  problem.spread = Math.sqrt(problem.dualNorm())
  const value = rows.value(n, problem.y, problem.z, problem.s) / problem.S
  // F of a Poisson model can be negative: what is measured against it is measured against its size, then.
  const excess = value - rows.saturated(n, problem.y, problem.s) / problem.S
  problem.base = value
  problem.null = Math.max(Math.abs(value), excess)
  problem.flat = explained(problem)
}

/**
 * The root of the slope in b: Newton's method; where its steps leave the bracket or do not halve, bisection, or twice the
 * last step while there is no bracket yet. Of all b tried, the one with the smallest slope.
 */
function flattest(problem: Problem): f64 {
  const n = problem.n
  const mean = given(problem.s) ? dotv(n, at(problem.s), at(problem.y)) / problem.S : sum(n, at(problem.y)) / problem.S
  let low: f64 = -Infinity
  let high: f64 = Infinity
  let b = problem.rows.link(mean)
  let best = b
  let least: f64 = Infinity
  let last: f64 = Infinity
  for (let k = 0; k < 500; k++) {
    const slope = slopeAt(problem, b)
    if (Math.abs(slope) < least) {
      least = Math.abs(slope)
      best = b
    }
    if (slope == 0) break
    if (slope > 0) low = b
    else high = b
    problem.rows.curvatures(n, problem.y, problem.z, problem.s, problem.work)
    let step = slope / (sum(n, at(problem.work)) / problem.S)
    const slow = !(Math.abs(step) <= 0.5 * last) || !(b + step > low && b + step < high)
    if (slow && k > 0) {
      const open = low == -Infinity || high == Infinity
      const far = Math.min(2 * Math.abs(last), 1e300)
      step = !open ? low + 0.5 * (high - low) - b : slope > 0 ? far : -far
    } else if (!(Math.abs(step) < 1e300)) step = slope > 0 ? 1 : -1
    if (b + step == b || b + step == low || b + step == high) break
    b += step
    last = Math.abs(step)
  }
  return best
}

/** A weighted quantile of y - offset: s fall below and s rise above it are as even as can be. */
function between(problem: Problem): f64 {
  const n = problem.n
  const rise = problem.rows.rise()
  const v = problem.work
  const s = problem.z
  for (let i = 0; i < n; i++) {
    v[i] = problem.y[i] - (given(problem.o) ? problem.o[i] : 0)
    s[i] = given(problem.s) ? problem.s[i] : 1
  }
  return quantile(n, at(v), at(s), (rise / (rise + problem.rows.fall())) * problem.S)
}

/** sum_i s_i u_i / S at w = 0 and intercept b. */
function slopeAt(problem: Problem, b: f64): f64 {
  for (let i = 0; i < problem.n; i++) problem.z[i] = given(problem.o) ? problem.o[i] + b : b
  problem.duals()
  return sum(problem.n, at(problem.su)) / problem.S
}

function explained(problem: Problem): bool {
  const homogeneous = problem.rows.degree() > 0
  for (let i = 0; i < problem.n; i++) {
    if (given(problem.s) && problem.s[i] == 0) continue
    const y = problem.y[i]
    const z = problem.z[i]
    const size = Math.abs(problem.b0) + (given(problem.o) ? Math.abs(problem.o[i]) : 0)
    // A mean exp(z) may be off by what rounding of z is of it; a label is never reached.
    const off = homogeneous ? Math.abs(y - z) : Math.abs(problem.u[i]) / Math.max(y, 0)
    if (!(off <= 4 * EPS * (size + (homogeneous ? Math.abs(y) : 1)))) return false
  }
  return true
}
