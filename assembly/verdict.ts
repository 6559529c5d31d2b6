import { OPTIMAL, OVERFLOW, STOPPED } from "./contracts/solver"
import { F64s } from "./memory/arrays"
import { Problem } from "./problem"

/**
 * The report of a point, in original units: objective, gap, F(0, b0), kkt, iterations, method, rank, uniqueness. The
 * caller has filled in kkt (in the frame's units of the objective) and what follows it.
 */
export function verdict(problem: Problem, objective: f64, gap: f64, tol: f64, report: F64s): i32 {
  const q = problem.rows.degree()
  const size = q == 2 ? problem.unit * problem.unit : q == 1 ? problem.unit : 1
  report[0] = objective / size
  report[1] = problem.flat ? 0 : gap / size
  report[2] = problem.null / size
  report[3] /= size
  report[7] = -1
  if (!(Math.abs(report[0]) < Infinity && report[2] < Infinity && problem.spread < Infinity)) return OVERFLOW
  return report[1] <= tol * report[2] ? OPTIMAL : STOPPED
}
