import { sum } from "../kernels/vector"
import { F64s, at } from "../memory/arrays"
import { Problem } from "../problem"

/**
 * sum_i s_i u_i = 0: z and u with the intercept at its best, by Newton from near there; h of length n is work. Returns its
 * step. What is amiss with it costs a certificate more than it costs F: u is shifted, and a Huber sample out of its range.
 */
export function level(problem: Problem, h: F64s): f64 {
  const n = problem.n
  let last: f64 = Infinity
  let way: f64 = 0
  while (true) {
    const total = sum(n, at(problem.su))
    problem.rows.curvatures(n, problem.y, problem.z, problem.s, h)
    const bend = sum(n, at(h))
    if (!(Math.abs(total) < 0.5 * last) || bend == 0) return way
    last = Math.abs(total)
    way += total / bend
    for (let i = 0; i < n; i++) problem.z[i] += total / bend
    problem.duals()
  }
}
