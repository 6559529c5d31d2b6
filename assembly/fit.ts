import { Certificate } from "./certificate"
import { IMPOSSIBLE, OPTIMAL, OVERFLOW, STOPPED, Solver } from "./contracts/solver"
import { make, mark, release } from "./memory/arena"
import { F64s, unset } from "./memory/arrays"
import { ElasticNet } from "./penalties/elastic-net"
import { Problem } from "./problem"
import {
  CHOLESKY, CONJUGATE_GRADIENT, COORDINATE_DESCENT, NEWTON, PROXIMAL_GRADIENT, QR, solverOf,
} from "./registry"
import { Newton } from "./solvers/newton"
import { Refine } from "./solvers/refine"

/** Above this tolerance the exact finish is left out. */
const LOOSE: f64 = 1e-8

/** The largest Gram matrix worth its memory: 128 MiB, and as much again for its factor. */
const WIDEST: i32 = 4096

/** Chooses the method, runs it, finishes exactly, rounds, and judges what is returned. */
@final
export class Fit {
  problem: Problem = unset<Problem>()
  penalty: ElasticNet = unset<ElasticNet>()
  judge: Certificate = unset<Certificate>()
  refine: Refine = unset<Refine>()
  target: f64
  passes: i32
  exact: bool
  used: i32
  by: i32 // the method that finished
  rank: i32
  open: i32 // features that can be nonzero
  kinked: bool // some of them has a kink or a bound
  penalised: i32 // how many of them have a ridge

  run(
    problem: Problem, penalty: ElasticNet, id: i32, tol: f64, passes: i32, coef: F64s, intercept: F64s, report: F64s,
  ): i32 {
    this.problem = problem
    this.penalty = penalty
    this.judge = make<Certificate>().init(problem, penalty)
    this.refine = make<Refine>().init(problem, penalty)
    this.target = tol * problem.null
    this.passes = passes
    this.exact = tol <= LOOSE
    this.rank = -1
    this.survey()
    const status = problem.flat ? this.constant() : this.choose(id)
    problem.unskip()
    if (status > STOPPED) return status
    this.refine.round(coef, intercept)
    return this.certify(tol, report)
  }

  private survey(): void {
    const penalty = this.penalty
    for (let j = 0; j < this.problem.p; j++) {
      const lower = penalty.lower(j)
      const upper = penalty.upper(j)
      if (lower == 0 && upper == 0) continue
      this.open++
      if (penalty.kink(j) > 0 || lower > -Infinity || upper < Infinity) this.kinked = true
      if (penalty.ridge(j) > 0) this.penalised++
    }
  }

  /** Nothing to explain: the best intercept alone. */
  private constant(): i32 {
    this.problem.clear()
    this.refine.start()
    this.by = NEWTON
    return OPTIMAL
  }

  private choose(id: i32): i32 {
    const n = this.problem.n
    const quadratic = this.problem.rows.quadratic()
    if (id > 0) return this.attempt(id)
    if (!quadratic) return this.newton(NEWTON)
    if (this.kinked) return this.newton(COORDINATE_DESCENT)
    if (this.open <= min(n, WIDEST)) return this.newton(CHOLESKY)
    if (this.penalised == 0) return this.attempt(QR)
    if (this.penalised == this.open && n <= WIDEST) return this.attempt(CHOLESKY)
    return this.open <= WIDEST ? this.newton(CHOLESKY) : this.attempt(CONJUGATE_GRADIENT)
  }

  private attempt(id: i32): i32 {
    if (id == NEWTON) return this.newton(NEWTON)
    if (id == CHOLESKY) {
      if (!this.problem.rows.quadratic() || this.kinked) return IMPOSSIBLE
      if (this.open <= this.problem.n || this.penalised < this.open) return this.newton(CHOLESKY)
    }
    const solver = solverOf(id, this.problem, this.penalty, this.judge)
    if (!solver.able()) return IMPOSSIBLE
    this.by = id
    let status = solver.solve(this.target, this.passes)
    this.used += solver.iterations()
    if (status > STOPPED) return status
    this.problem.unskip()
    if (status == STOPPED && id == CHOLESKY) {
      // The ridge drowns in rounding beside K.
      return this.open <= WIDEST ? this.newton(CHOLESKY) : this.attempt(CONJUGATE_GRADIENT)
    }
    if (solver.free() < 0) {
      if (this.exact) return this.newton(id)
      this.refine.start()
      return status
    }
    return this.finish(solver)
  }

  /** Proximal Newton in a Gram matrix as large as need be, reported as the method `by`. */
  private newton(by: i32): i32 {
    const problem = this.problem
    const room = mark()
    this.by = by
    let capacity = this.kinked ? min(this.open, 512) : this.open
    while (true) {
      const solver = make<Newton>().init(problem, this.penalty, max(capacity, 1))
      const status = solver.solve(this.target, this.passes)
      this.used += solver.iterations()
      if (status > STOPPED) return status
      if (!solver.full) return this.finish(solver)
      release(room)
      if (capacity >= WIDEST) break
      capacity = min(4 * capacity, min(this.open, WIDEST))
    }
    const id = problem.rows.quadratic() ? COORDINATE_DESCENT : PROXIMAL_GRADIENT
    const solver = solverOf(id, problem, this.penalty, this.judge)
    const status = solver.solve(this.target, this.passes)
    this.used += solver.iterations()
    this.by = id
    this.refine.start()
    return status
  }

  /** The exact finish; where Cholesky is not exact enough for plain least squares, QR is. */
  private finish(solver: Solver): i32 {
    this.refine.start()
    if (!this.exact) return OPTIMAL
    const plain = this.problem.rows.quadratic() && !this.kinked && this.penalised == 0
    const done = this.refine.polish(solver)
    if (!plain) return OPTIMAL
    this.rank = solver.free()
    if (this.by != QR && (!done || this.rank < this.open)) return this.attempt(QR)
    return OPTIMAL
  }

  /** Judges the rounded point. */
  private certify(tol: f64, report: F64s): i32 {
    const problem = this.problem
    const judge = this.judge
    judge.judge()
    const q = problem.rows.degree()
    const size = q == 2 ? problem.unit * problem.unit : q == 1 ? problem.unit : 1
    report[0] = judge.objective / size
    report[1] = problem.flat ? 0 : judge.gap / size
    report[2] = problem.null / size
    report[3] = judge.kkt / size
    report[4] = <f64>this.used
    report[5] = <f64>this.by
    report[6] = <f64>this.rank
    report[7] = -1
    if (!(Math.abs(report[0]) < Infinity && report[2] < Infinity)) return OVERFLOW
    return report[1] <= tol * report[2] ? OPTIMAL : STOPPED
  }
}
