import { Certificate } from "./certificate"
import { IMPOSSIBLE } from "./contracts/solver"
import { axpyv, dotv, sum } from "./kernels/vector"
import { f64s, make, reserveF64s } from "./memory/arena"
import { F64s, at, from, unset } from "./memory/arrays"
import { ElasticNet } from "./penalties/elastic-net"
import { Problem } from "./problem"
import { GroupStep, groupViolation, norm } from "./solvers/group-step"
import { Planes } from "./solvers/planes"
import { Refine } from "./solvers/refine"
import { verdict } from "./verdict"

const EPS: f64 = 2.220446049250313e-16
const MOST: i32 = 4096 // columns of a model
const NEWTON: i32 = 3

/**
 * Several outputs whose L1 part is sum_j l1_j |w_j.|, the norm over the outputs: a feature leaves all of them at once. Proximal
 * Newton on the groups that are not zero or must not be, each step's length where F falls no more.
 */
@final
export class Grouped {
  problem: Problem = unset<Problem>()
  penalty: ElasticNet = unset<ElasticNet>()
  step: GroupStep = unset<GroupStep>()
  before: F64s = unset<F64s>()
  dz: F64s = unset<F64s>()
  used: i32

  run(problem: Problem, penalty: ElasticNet, tol: f64, passes: i32, coef: F64s, intercept: F64s, report: F64s): i32 {
    const K = problem.outputs
    this.problem = problem
    this.penalty = penalty
    for (let j = 0; j < problem.ones; j++) {
      const held = penalty.lower(j) > -Infinity || penalty.upper(j) < Infinity
      if (held && (penalty.lower(j) < 0 || penalty.upper(j) > 0)) return IMPOSSIBLE
    }
    const refine = make<Refine>().init(problem, penalty)
    const capacity = min(problem.p, MOST)
    const planes = make<Planes>().init(problem, capacity, at(reserveF64s(Math.ceil(problem.design.gramWork(capacity) / 8))))
    const step = make<GroupStep>().init(penalty, capacity)
    const h = f64s(problem.n)
    this.step = step
    this.before = f64s(capacity)
    this.dz = f64s(problem.n)
    problem.predictor()
    problem.duals()
    let least: f64 = Infinity
    let idle = 0
    for (this.used = 0; this.used < passes && idle < 4; this.used++) {
      problem.correlations(sum(problem.n, at(problem.su)))
      let length = Math.sqrt(problem.dualNorm())
      for (let j = 0; j < problem.p; j++) length += Math.abs(problem.w[j]) * Math.sqrt(problem.norm[j])
      const most = this.gather(2 * EPS * length, capacity)
      if (most < 0) return IMPOSSIBLE // too many features for a model
      if (most <= 2 * EPS * length) break
      problem.rows.curvatures(problem.n, problem.y, problem.z, problem.s, h)
      planes.gram(step.list, step.k, h, step.G, step.ld)
      step.solve(1e-3 * most)
      const fall = this.search()
      idle = most < 0.5 * least || fall > 4 * EPS * problem.null ? 0 : idle + 1
      least = Math.min(least, most)
    }
    refine.start()
    refine.round(coef, intercept, true)
    return this.certify(tol, report)
  }

  /** The columns that a step moves, with their w and c; returns the largest violation, -1 where they are too many. */
  private gather(noise: f64, capacity: i32): f64 {
    const problem = this.problem
    const penalty = this.penalty
    const step = this.step
    let most: f64 = 0
    let fresh: f64 = Infinity
    step.k = 0
    step.groups = 0
    for (let j = 0; j < problem.p; j += problem.outputs) {
      const grouped = j < problem.ones && penalty.kink(j) > 0
      const m = grouped ? problem.outputs : 1
      for (let a = j; a < j + problem.outputs; a += m) {
        if (!problem.open(a, penalty.lower(a), penalty.upper(a))) continue
        const w = from(problem.w, a)
        const violation = groupViolation(penalty, a, m, w, from(problem.c, a)) / Math.sqrt(problem.norm[a])
        most = Math.max(most, violation)
        if (violation <= noise && norm(w, m) == 0 && grouped) continue
        if (step.k + m > capacity) return -1
        step.first[step.groups++] = step.k
        for (let b = a; b < a + m; b++) {
          step.list[step.k] = b
          step.w[step.k] = problem.w[b]
          step.r[step.k++] = problem.c[b]
        }
      }
    }
    step.first[step.groups] = step.k
    return most
  }

  /** Goes from w to the model's optimum, or part of the way, to where F's slope is small; returns how steeply F fell. */
  private search(): f64 {
    const problem = this.problem
    const step = this.step
    const k = step.k
    const n = problem.n
    const d = this.before
    for (let a = 0; a < k; a++) d[a] = step.w[a] - problem.w[step.list[a]]
    memory.fill(at(this.dz), 0, <usize>n << 3)
    problem.forward(step.list, k, d, 0, this.dz)
    const fall = -this.slope(0)
    let t: f64 = 0
    let next: f64 = 1
    let low: f64 = 0
    let falling = -fall
    let high: f64 = Infinity
    let rising: f64 = 0
    for (let tries = 0; tries < 30; tries++) {
      axpyv(n, next - t, at(this.dz), at(problem.z))
      t = next
      problem.duals()
      const slope = this.slope(t)
      if (slope <= 0.1 * fall || fall < 1e-15 * problem.null) break
      high = t
      rising = slope
      next = low + (high - low) * Math.min(Math.max(falling / (falling - rising), 0.1), 0.9)
    }
    for (let a = 0; a < k; a++) {
      const j = step.list[a]
      problem.w[j] = t == 1 ? step.w[a] : problem.w[j] + t * d[a]
    }
    return fall
  }

  /** F's slope along d at t. */
  private slope(t: f64): f64 {
    const problem = this.problem
    const step = this.step
    let slope = -dotv(problem.n, at(problem.su), at(this.dz)) / problem.S
    for (let f = 0; f < step.groups; f++) {
      const j = step.list[step.first[f]]
      let square: f64 = 0
      let product: f64 = 0
      let away: f64 = 0
      for (let a = step.first[f]; a < step.first[f + 1]; a++) {
        const d = this.before[a]
        const w = problem.w[step.list[a]] + t * d
        square += w * w
        product += w * d
        away += d * d
      }
      slope += this.penalty.ridge(j) * product
      if (this.penalty.kink(j) > 0) slope += this.penalty.kink(j) * (square > 0 ? product / Math.sqrt(square) : t > 0 ? -Math.sqrt(away) : Math.sqrt(away))
    }
    return slope
  }

  /** certificate.ts with groups: P*(c) = (|c| - l1)_+^2 / (2 l2). */
  private certify(tol: f64, report: F64s): i32 {
    const problem = this.problem
    const penalty = this.penalty
    const judge = make<Certificate>().init(problem, penalty)
    const K = problem.outputs
    problem.weigh()
    const total = sum(problem.n, at(problem.su))
    problem.correlations(total)
    let penalties: f64 = 0
    let kkt: f64 = 0
    for (let j = 0; j < problem.ones; j += K) {
      if (!(problem.norm[j] > 0) || penalty.upper(j) == 0) continue
      const size = norm(from(problem.w, j), K)
      penalties += penalty.kink(j) * size + 0.5 * penalty.ridge(j) * size * size
      kkt = Math.max(kkt, groupViolation(penalty, j, K, from(problem.w, j), from(problem.c, j)) / problem.d[j])
    }
    const objective = problem.rows.value(problem.n, problem.y, problem.z, problem.s) / problem.S + penalties
    let gap: f64 = Infinity
    if (judge.project(total)) {
      const noise = judge.noise()
      let t: f64 = 1
      for (let round = 0; round < 2; round++) {
        gap = round ? problem.rows.gap(problem.n, problem.y, problem.z, problem.u, problem.s) / problem.S : 0
        for (let j = 0; j < problem.ones; j += K) {
          const l1 = penalty.kink(j)
          if (!(problem.norm[j] > 0) || penalty.upper(j) == 0 || (l1 == 0 && penalty.ridge(j) == 0)) continue
          const w = from(problem.w, j)
          const c = from(problem.c, j)
          if (groupViolation(penalty, j, K, w, c) <= noise * Math.sqrt(problem.norm[j])) continue
          const size = t * norm(c, K)
          const over = Math.max(0, size - l1)
          if (penalty.ridge(j) == 0 && over > 0) {
            if (round == 0) t *= l1 / size
          } else if (round) {
            const wide = norm(w, K)
            const value = l1 * wide + 0.5 * penalty.ridge(j) * wide * wide
            const conjugate = penalty.ridge(j) > 0 ? (over * over) / (2 * penalty.ridge(j)) : 0
            gap += Math.max(0, value + conjugate - t * dotv(K, at(c), at(w)))
          }
        }
        if (round == 0 && t < 1) for (let i = 0; i < problem.n; i++) problem.u[i] *= t
      }
    }
    report[3] = kkt
    report[4] = <f64>this.used
    report[5] = <f64>NEWTON
    report[6] = -1
    return verdict(problem, objective, Math.min(gap, objective), tol, report)
  }
}
