import { Certificate } from "./certificate"
import { IMPOSSIBLE, OPTIMAL, OVERFLOW, STOPPED, Solver } from "./contracts/solver"
import { make, mark, release } from "./memory/arena"
import { F64s, at, given, none, unset } from "./memory/arrays"
import { ElasticNet } from "./penalties/elastic-net"
import { Problem } from "./problem"
import {
  CHOLESKY, CONJUGATE_GRADIENT, COORDINATE_DESCENT, HOMOTOPY, INTERIOR_POINT, NEWTON, PROXIMAL_GRADIENT, QR,
  QUASI_NEWTON, SIMPLEX, solverOf,
} from "./registry"
import { Refine } from "./solvers/refine"
import { Simplex } from "./solvers/simplex"
import { Survey } from "./survey"
import { verdict } from "./verdict"

const DONE: i32 = -1

/** The gaps, of F(0, b0), that an interior point is to reach with a finish to follow and without. */
const ROUGH: f64 = 1e-4
const CLOSE: f64 = 1e-13

/** Pivots after which an interior point is the shorter way, and one more for every other feature. */
const FAR: i32 = 50

/** Above this tolerance the exact finish is left out. */
const LOOSE: f64 = 1e-8

/** The largest Gram matrix worth its memory: 128 MiB, and as much again for its factor. */
const WIDEST: i32 = 4096

/** Coefficients of several outputs, and features of one, above which a pure ridge wants no Hessian. */
const FEW: i32 = 300
const SOME: i32 = 8

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
  near: bool // the problem's point is from another fit
  far: bool // an interior point was the way
  used: i32
  by: i32 // the method that finished
  named: bool // its user asked for it
  rank: i32
  unique: i32 // 1, 0, or -1 where it is not known
  features: Survey = unset<Survey>()
  capacity: i32 // of the Gram matrix

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
    if (!this.exact) this.refine.before = none()
    this.rank = -1
    this.unique = -1
    this.features = make<Survey>().of(problem, penalty)
    this.capacity = this.features.kinked ? min(this.features.open, 512) : min(this.features.open, WIDEST)
    const first = this.choose(id)
    if (problem.outputs > 1) {
      this.refine.start()
      this.refine.balance() // of a point to start from
    }
    if (problem.flat) {
      problem.clear() // nothing to explain: the best intercept alone
      memory.fill(at(problem.u), 0, <usize>problem.n << 3)
    }
    const status = this.solve(problem.flat ? DONE : first)
    if (status > STOPPED) return status
    let verdict = this.certify(coef, intercept, tol, report)
    const unfinished = problem.rows.kinked() && !this.exact && this.used < passes && !problem.flat
    const descended = this.by == QUASI_NEWTON && this.features.open <= WIDEST && this.used < passes
    if (verdict == STOPPED && (unfinished || descended)) {
      if (!unfinished) problem.clear() // what stops it are ridges lost beside their features: a poor place to start from
      if (!this.named) this.by = unfinished ? SIMPLEX : NEWTON
      const status = this.solve(unfinished ? SIMPLEX : NEWTON)
      if (status > STOPPED) return status
      verdict = this.certify(coef, intercept, tol, report)
    }
    if (this.judge.objective <= problem.base || (verdict != STOPPED && verdict != OVERFLOW)) return verdict
    problem.clear() // worse than the intercept alone, or no number: that is then the better answer
    problem.predictor()
    problem.duals()
    this.refine.start()
    return this.certify(coef, intercept, tol, report)
  }

  /** The engine for a method by name (0: the best for the pair), which the report will call `by`. */
  private choose(id: i32): i32 {
    const n = this.problem.n
    this.by = id
    this.named = id > 0
    if (this.problem.rows.kinked()) {
      this.by = id || (this.near || this.features.open - this.features.sharp > n ? SIMPLEX : INTERIOR_POINT)
      return this.by
    }
    if (id == 0) {
      this.by = this.automatic(n)
      if (this.features.kinked && this.problem.rows.quadratic()) return HOMOTOPY
      if (this.by == NEWTON) return NEWTON
    }
    const dual = this.features.penalised == this.features.open && this.features.open > n
    const primal = this.by == CHOLESKY && this.problem.rows.quadratic() && !this.features.kinked && !dual
    return primal ? NEWTON : this.by
  }

  private automatic(n: i32): i32 {
    const smooth = !this.problem.rows.quadratic()
    const large = this.features.open > (this.problem.outputs > 1 ? FEW : SOME)
    if (smooth && large && this.features.unpenalised == 0 && !this.features.kinked) return QUASI_NEWTON
    if (smooth) return NEWTON
    if (this.features.kinked) return HOMOTOPY
    if (this.features.open <= min(n, WIDEST)) return CHOLESKY
    if (this.features.penalised == 0) return QR
    return this.features.open <= WIDEST || (this.features.penalised == this.features.open && n <= WIDEST) ? CHOLESKY : CONJUGATE_GRADIENT
  }

  /** Runs engine after engine until one's answer stands. */
  private solve(first: i32): i32 {
    const problem = this.problem
    this.refine.start()
    for (let engine = first; engine != DONE; ) {
      const room = mark()
      const solver = solverOf(engine, problem, this.penalty, this.judge, max(this.capacity, 1), this.features.penalised > 0)
      if (!solver.able()) return IMPOSSIBLE
      const most = engine == SIMPLEX && this.near ? min(this.passes, FAR + this.features.open / 2) : this.passes
      const rough = engine == INTERIOR_POINT ? ROUGH * problem.null : 0 // where an exact finish follows
      const own = this.exact && (engine == NEWTON || engine == INTERIOR_POINT)
      const status = solver.solve(own ? rough : this.target, most)
      this.used += solver.iterations()
      problem.unskip()
      if (status > STOPPED) return status
      this.refine.start()
      let next = this.instead(engine, first, solver, status)
      if (next == DONE) {
        const settled = this.exact && solver.free() >= 0 && this.polish(solver)
        next = this.better(engine, solver, settled)
      }
      engine = next
      release(room)
    }
    return OPTIMAL
  }

  /** What must follow an engine whose answer cannot be finished; DONE where it can, or nothing else is left. */
  private instead(engine: i32, first: i32, solver: Solver, status: i32): i32 {
    const most = min(this.features.open, WIDEST)
    if (engine == CHOLESKY && status == STOPPED) return this.features.open <= WIDEST ? NEWTON : CONJUGATE_GRADIENT
    if (this.problem.rows.kinked()) return this.corner(engine, first, solver, status)
    if (engine == QUASI_NEWTON) {
      const ended = this.problem.outputs > 1 || (this.exact ? solver.free() >= 0 : status == OPTIMAL)
      const done = this.features.unpenalised == 0 && ended
      if (done || this.features.open > WIDEST || this.used >= this.passes) return DONE
      if (this.features.unpenalised > 0) this.problem.clear() // it can come to rest on the way to infinity
      if (!this.named) this.by = NEWTON // from here it wants one Hessian
      return NEWTON
    }
    if (solver.free() >= 0) return DONE
    if (engine != NEWTON) {
      // A first-order method can come to rest on the way to infinity; Newton from the start knows the difference.
      const runaway = this.features.unpenalised > 0 && !this.problem.rows.quadratic()
      if (runaway) this.problem.clear()
      return (this.exact || runaway) && this.capacity <= most ? NEWTON : DONE
    }
    if (this.capacity < most) {
      this.capacity = min(4 * this.capacity, most)
      return NEWTON
    }
    this.capacity = most + 1 // no Gram matrix is large enough
    if (first != NEWTON) return DONE
    this.by = this.problem.rows.quadratic() ? COORDINATE_DESCENT : PROXIMAL_GRADIENT
    return this.by
  }

  /** A kinked loss: from near its corner to it; from afar, or where the way there was too long, from an interior point. */
  private corner(engine: i32, first: i32, solver: Solver, status: i32): i32 {
    if (engine == INTERIOR_POINT) {
      this.far = true
      if (!this.exact) return DONE
      if (!this.named) this.by = SIMPLEX
      return SIMPLEX
    }
    if (status == OPTIMAL) {
      this.unique = (solver as Simplex).unique
      return DONE
    }
    if (this.features.open - this.features.sharp > WIDEST) return DONE // its matrix would be too large
    if (!this.named) this.by = INTERIOR_POINT
    if (first != SIMPLEX || !this.near) this.exact = false
    this.near = false
    this.target = Math.min(this.target, this.exact ? this.target : CLOSE * this.problem.null)
    this.problem.clear()
    return INTERIOR_POINT
  }

  private polish(solver: Solver): bool {
    if (!this.problem.rows.kinked()) return this.refine.polish(solver)
    const simplex = solver as Simplex
    simplex.exact(this.refine)
    this.unique = simplex.unique
    return true
  }

  /** The primal system where the dual one was not exact enough; for plain least squares, its rank, and QR likewise. */
  private better(engine: i32, solver: Solver, settled: bool): i32 {
    if (engine == CHOLESKY && this.exact && !settled && this.features.open <= WIDEST) return NEWTON
    if (!this.problem.rows.quadratic() || this.features.kinked || this.features.penalised > 0 || !this.exact) return DONE
    this.rank = solver.free()
    if (engine == QR || (settled && this.rank == this.features.open)) return DONE
    this.by = QR
    return QR
  }

  /** Rounds the point and judges it. */
  private certify(coef: F64s, intercept: F64s, tol: f64, report: F64s): i32 {
    this.refine.round(coef, intercept, this.exact || (this.problem.outputs == 1 && this.by != QUASI_NEWTON))
    const judge = this.judge
    if (this.problem.rows.kinked()) {
      judge.y = this.refine.uhi
      judge.z = this.refine.ulo
    }
    judge.judge()
    const kkt = judge.kkt
    report[3] = kkt
    report[4] = <f64>this.used
    report[5] = <f64>this.by
    report[6] = <f64>this.rank
    const objective = judge.objective - this.refine.dropped
    const before = this.refine.before
    let status = verdict(this.problem, objective, judge.gap, tol, report)
    if (status == STOPPED && given(before)) {
      // Where the loss bends within little more than rounding of z, the duals of the point not yet rounded prove more.
      memory.copy(at(this.problem.u), at(before), <usize>this.problem.n << 3)
      judge.judge()
      report[3] = kkt
      status = verdict(this.problem, objective, judge.gap, tol, report)
    }
    report[7] = <f64>this.unique
    return status
  }
}
