import { F64s, given } from "./memory/arrays"
import { Problem } from "./problem"

// Of a kinked loss, whose u is no function of z; r = y - z.

/** u between the loss's slopes, and how far from complementary it is then: max s_i (rho(r_i) - u_i r_i) / S. */
export function confine(problem: Problem, y: F64s, z: F64s): f64 {
  const rise = problem.rows.rise()
  const fall = problem.rows.fall()
  let most: f64 = 0
  for (let i = 0; i < problem.n; i++) {
    const r = y[i] - z[i]
    const u = Math.min(Math.max(problem.u[i], -fall), rise)
    const s = given(problem.s) ? problem.s[i] : 1
    problem.u[i] = u
    most = Math.max(most, s * (r > 0 ? rise - u : -fall - u) * r)
  }
  return most / problem.S
}

/** h in place of curvatures: how much u may move, and where the residual is 0 a little in any case. */
export function room(problem: Problem, y: F64s, z: F64s, h: F64s): void {
  const rise = problem.rows.rise()
  const fall = problem.rows.fall()
  for (let i = 0; i < problem.n; i++) {
    const left = Math.min(rise - problem.u[i], problem.u[i] + fall)
    const near = Math.abs(y[i] - z[i]) <= 1e-12 * problem.null ? 1e-3 * (rise + fall) : 0
    h[i] = (given(problem.s) ? problem.s[i] : 1) * Math.max(left, near)
  }
}
