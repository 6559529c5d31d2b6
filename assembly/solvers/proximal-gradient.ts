import { Certificate } from "../certificate"
import { Penalty } from "../contracts/penalty"
import { OPTIMAL, STOPPED, Solver } from "../contracts/solver"
import { sum } from "../kernels/vector"
import { f64s } from "../memory/arena"
import { F64s, at, unset } from "../memory/arrays"
import { ALL, Problem } from "../problem"

const CHECK: i32 = 10 // steps between certificates

/**
 * FISTA (Beck and Teboulle 2009) with backtracking and function restart (O'Donoghue and Candes 2015): the general
 * method, for any loss with a gradient and any penalty with a prox, and the reference for all the others.
 */
@final
export class ProximalGradient implements Solver {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  certificate: Certificate = unset<Certificate>()
  v: F64s = unset<F64s>() // extrapolated point, length p, its intercept and predictor
  vb: f64
  vz: F64s = unset<F64s>()
  next: F64s = unset<F64s>() // length p
  delta: F64s = unset<F64s>() // next - v
  nz: F64s = unset<F64s>() // predictor of next
  stepped: f64 // step of the intercept
  used: i32

  init(problem: Problem, penalty: Penalty, certificate: Certificate): ProximalGradient {
    this.problem = problem
    this.penalty = penalty
    this.certificate = certificate
    this.v = f64s(problem.p)
    this.next = f64s(problem.p)
    this.delta = f64s(problem.p)
    this.vz = f64s(problem.n)
    this.nz = f64s(problem.n)
    return this
  }

  able(): bool {
    return !this.problem.rows.kinked()
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
    const n = problem.n
    const w = problem.w
    const v = this.v
    let curvature = problem.rows.steepest()
    let inertia: f64 = 1
    problem.predictor()
    if (curvature == Infinity) {
      problem.rows.curvatures(n, problem.y, problem.z, problem.s, this.nz)
      curvature = sum(n, at(this.nz)) / problem.S
    }
    this.restart()
    let before = this.objective(problem.w, problem.z)
    for (this.used = 0; this.used < passes; this.used++) {
      if (this.used % CHECK == 0) {
        this.certificate.evaluate()
        if (this.certificate.gap <= target) return OPTIMAL
      }
      curvature = this.descend(curvature)
      const b = this.vb + this.stepped
      const after = this.objective(this.next, this.nz)
      if (after > before && inertia > 1) {
        inertia = 1 // the momentum points uphill: start again from the last point
        this.restart()
        continue
      }
      const grown = 0.5 * (1 + Math.sqrt(1 + 4 * inertia * inertia))
      const beta = (inertia - 1) / grown
      inertia = grown
      before = after
      for (let j = 0; j < problem.p; j++) {
        v[j] = this.next[j] + beta * (this.next[j] - w[j])
        w[j] = this.next[j]
      }
      this.vb = b + beta * (b - problem.b)
      problem.b = b
      for (let i = 0; i < n; i++) {
        this.vz[i] = this.nz[i] + beta * (this.nz[i] - problem.z[i])
        problem.z[i] = this.nz[i]
      }
      curvature *= 0.9 // lets the step grow again
    }
    return STOPPED
  }

  private restart(): void {
    const problem = this.problem
    memory.copy(at(this.v), at(problem.w), <usize>problem.p << 3)
    memory.copy(at(this.vz), at(problem.z), <usize>problem.n << 3)
    this.vb = problem.b
  }

  private objective(w: F64s, z: F64s): f64 {
    const problem = this.problem
    let penalties: f64 = 0
    for (let j = 0; j < problem.p; j++) penalties += this.penalty.value(j, w[j])
    return problem.rows.value(problem.n, problem.y, z, problem.s) / problem.S + penalties
  }

  /** next = prox(v + c / L) with the first L of `curvature` x 1, 2, 4, … that bounds the loss; returns that L. */
  private descend(curvature: f64): f64 {
    const problem = this.problem
    const penalty = this.penalty
    const n = problem.n
    problem.rows.duals(n, problem.y, this.vz, problem.u)
    problem.weigh()
    const total = sum(n, at(problem.su))
    problem.correlations(total)
    const loss = problem.rows.value(n, problem.y, this.vz, problem.s) / problem.S
    const intercept = problem.intercept ? total / problem.S : 0
    for (let tries = 0; tries < 60; tries++) {
      this.stepped = intercept / curvature
      let linear = -intercept * this.stepped
      let square = this.stepped * this.stepped
      memory.copy(at(this.nz), at(this.vz), <usize>n << 3)
      for (let j = 0; j < problem.p; j++) {
        const next = penalty.prox(j, curvature, curvature * this.v[j] + problem.c[j])
        const step = next - this.v[j]
        this.next[j] = next
        this.delta[j] = step
        linear -= problem.c[j] * step
        square += step * step
      }
      problem.forward(ALL, problem.p, this.delta, this.stepped, this.nz)
      const after = problem.rows.value(n, problem.y, this.nz, problem.s) / problem.S
      if (after <= loss + linear + 0.5 * curvature * square + 1e-12 * Math.abs(loss)) break
      curvature *= 2
    }
    return curvature
  }
}
