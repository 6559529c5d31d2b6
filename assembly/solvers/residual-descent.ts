import { Certificate } from "../certificate"
import { Penalty } from "../contracts/penalty"
import { OPTIMAL, STOPPED, Solver } from "../contracts/solver"
import { sum } from "../kernels/vector"
import { f64s, i32s, make } from "../memory/arena"
import { F64s, I32s, at, given, unset } from "../memory/arrays"
import { spend } from "../memory/pause"
import { Problem } from "../problem"
import { Extrapolation } from "./extrapolation"
import { WorkingSet } from "./working-set"

/**
 * Coordinate descent on the residual, for supports too large for a Gram matrix: working sets by distance to the dual
 * constraint (Massias, Gramfort, Salmon 2018), gap-safe screening (Ndiaye et al. 2017), Anderson extrapolation of the
 * coefficients (Bertrand and Massias 2021). Squared loss; su, the weighted residual, is kept in step with w.
 */
@final
export class ResidualDescent implements Solver {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  certificate: Certificate = unset<Certificate>()
  chosen: WorkingSet = unset<WorkingSet>()
  extrapolation: Extrapolation = unset<Extrapolation>()
  list: I32s = unset<I32s>()
  total: f64 // sum_i su_i as stored
  used: i32

  init(problem: Problem, penalty: Penalty, certificate: Certificate): ResidualDescent {
    this.problem = problem
    this.penalty = penalty
    this.certificate = certificate
    this.list = i32s(problem.p)
    this.chosen = make<WorkingSet>().init(problem, penalty)
    this.extrapolation = make<Extrapolation>().init(problem.p)
    return this
  }

  able(): bool {
    return this.problem.rows.quadratic()
  }

  iterations(): i32 {
    return this.used
  }

  free(): i32 {
    return -1
  }

  feature(r: i32): i32 {
    return -1
  }

  correct(g: F64s, g0: f64): f64 {
    return 0
  }

  solve(target: f64, passes: i32): i32 {
    const problem = this.problem
    this.used = 0
    let size = 64
    while (this.used < passes) {
      problem.predictor()
      this.certificate.evaluate()
      const gap = this.certificate.gap
      if (gap <= target) return OPTIMAL
      this.chosen.screen(gap, this.certificate.t)
      const eligible = this.chosen.eligible()
      size = min(eligible, max(size, 2 * this.chosen.required()))
      if (size == 0) return STOPPED
      const k = this.chosen.choose(size, this.list)
      this.descend(k, Math.max(0.3 * gap, 0.3 * target), passes)
      if (k < eligible) size *= 2
    }
    return STOPPED
  }

  /** Epochs over the k features of the list until what an epoch can still gain is below `target`. */
  private descend(k: i32, target: f64, passes: i32): void {
    const problem = this.problem
    problem.predictor()
    problem.duals()
    this.total = sum(problem.n, at(problem.su))
    this.extrapolation.start(k)
    while (this.used < passes) {
      this.used++
      const gain = this.epoch(k)
      if (this.extrapolation.record(this.list, problem.w)) this.leap(k)
      if (gain <= 0.01 * target) return
    }
  }

  /** One pass; returns what it lowered F by, estimated from the steps. */
  private epoch(k: i32): f64 {
    const problem = this.problem
    const design = problem.design
    let gain: f64 = 0
    for (let a = 0; a < k; a++) {
      const j = this.list[a]
      const norm = problem.norm[j]
      const w = problem.w[j]
      const c = design.dot(j, problem.su, this.total) / problem.S
      const next = this.penalty.prox(j, norm, c + norm * w)
      spend(design.cost(j))
      if (next == w) continue
      problem.w[j] = next
      this.move(j, w - next)
      gain += 0.5 * norm * (next - w) * (next - w)
      spend(design.cost(j))
    }
    return gain
  }

  /** su += s step x~_j */
  private move(j: i32, step: f64): void {
    const problem = this.problem
    if (given(problem.s)) this.total += problem.design.axpyWeighted(j, step, problem.s, problem.su) * problem.S
    else this.total += problem.design.axpy(j, step, problem.su) * problem.S
  }

  /** Takes the extrapolated point if it lowers F. */
  private leap(k: i32): void {
    const problem = this.problem
    const leap = this.extrapolation.point
    const before = this.objective(k)
    for (let turn = 0; turn < 2; turn++) {
      for (let a = 0; a < k; a++) {
        const j = this.list[a]
        const w = problem.w[j]
        const next = Math.min(Math.max(leap[a], this.penalty.lower(j)), this.penalty.upper(j))
        leap[a] = w
        if (next == w) continue
        problem.w[j] = next
        this.move(j, w - next)
      }
      if (this.objective(k) < before) return
    }
  }

  /** F, less the intercept's part, from su: sum_i su_i^2 / s_i / 2 S + P(w). */
  private objective(k: i32): f64 {
    const problem = this.problem
    const owed = this.total / problem.S // su_i is stored up to owed s_i
    let sum: f64 = 0
    for (let i = 0; i < problem.n; i++) {
      const s = given(problem.s) ? problem.s[i] : 1
      if (s == 0) continue
      const r = problem.su[i] / s - owed
      sum += s * r * r
    }
    let penalties: f64 = 0
    for (let a = 0; a < k; a++) penalties += this.penalty.value(this.list[a], problem.w[this.list[a]])
    return sum / (2 * problem.S) + penalties
  }
}
