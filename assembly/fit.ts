import { OPTIMAL, OVERFLOW, STOPPED } from "./contracts/solver"
import { Certificate } from "./certificate"
import { make } from "./memory/arena"
import { F64s, at, none } from "./memory/arrays"
import { ElasticNet } from "./penalties/elastic-net"
import { Problem } from "./problem"
import { Newton } from "./solvers/newton"
import { Refine } from "./solvers/refine"

/** Above this tolerance the exact finish is left out. */
const LOOSE: f64 = 1e-8

export function fit(
  problem: Problem, penalty: ElasticNet, solver: i32, tol: f64, passes: i32,
  coef: F64s, intercept: F64s, report: F64s,
): i32 {
  let status = OPTIMAL
  const capacity = min(problem.p, max(512, min(4000, 2 * problem.n)))
  const refine = make<Refine>().init(problem, penalty, capacity)
  if (!problem.flat) {
    const newton = make<Newton>().init(problem, penalty, capacity)
    status = newton.solve(tol * problem.null, passes)
    report[4] = newton.iterations()
    report[5] = problem.rows.quadratic() ? 2 : 3
    if (status > STOPPED) return status
    refine.start()
    if (tol <= LOOSE) {
      const quadratic = problem.rows.quadratic()
      refine.polish(
        newton.model.list, newton.active.free, newton.active.m, newton.active.L, newton.model.capacity,
        quadratic || !problem.intercept ? none() : newton.mh, newton.h0,
      )
    }
  } else {
    problem.b = problem.b0
    refine.start()
  }
  refine.round(coef, intercept)
  return certify(problem, penalty, tol, report)
}

/** Judges the rounded point. */
function certify(problem: Problem, penalty: ElasticNet, tol: f64, report: F64s): i32 {
  const certificate = make<Certificate>().init(problem, penalty)
  certificate.evaluate()
  const q = problem.rows.degree()
  const size = q == 2 ? problem.unit * problem.unit : q == 1 ? problem.unit : 1
  report[0] = certificate.objective / size
  report[1] = problem.flat ? 0 : certificate.gap / size
  report[2] = problem.null / size
  report[3] = certificate.kkt / size
  report[6] = -1
  report[7] = -1
  if (!(Math.abs(report[0]) < Infinity && report[2] < Infinity)) return OVERFLOW
  return report[1] <= tol * report[2] ? OPTIMAL : STOPPED
}
