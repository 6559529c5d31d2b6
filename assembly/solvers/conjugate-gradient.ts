import { Penalty } from "../contracts/penalty"
import { OPTIMAL, STOPPED, Solver } from "../contracts/solver"
import { sum } from "../kernels/vector"
import { f64s, i32s } from "../memory/arena"
import { F64s, I32s, at, given, unset } from "../memory/arrays"
import { Problem } from "../problem"

const RESTARTS: i32 = 8

/**
 * Ridge by conjugate gradients on the normal equations (Hestenes and Stiefel 1952), preconditioned by their diagonal:
 * two passes over X a step and no matrix of its own, for designs with many rows and many columns. Each restart begins
 * from the true gradient, so that rounding in the recurrence does not limit the result.
 */
@final
export class ConjugateGradient implements Solver {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  list: I32s = unset<I32s>()
  k: i32
  r: F64s = unset<F64s>()
  d: F64s = unset<F64s>()
  x: F64s = unset<F64s>()
  used: i32

  init(problem: Problem, penalty: Penalty): ConjugateGradient {
    this.problem = problem
    this.penalty = penalty
    this.list = i32s(problem.p)
    this.r = f64s(problem.p)
    this.d = f64s(problem.p)
    this.x = f64s(problem.p)
    return this
  }

  able(): bool {
    const penalty = this.penalty
    if (!this.problem.rows.quadratic()) return false
    for (let j = 0; j < this.problem.p; j++) {
      if (!this.problem.open(j, penalty.lower(j), penalty.upper(j))) continue
      if (penalty.lower(j) > -Infinity || penalty.upper(j) < Infinity || penalty.kink(j) > 0) return false
    }
    return true
  }

  iterations(): i32 {
    return this.used
  }

  free(): i32 {
    return this.k
  }

  feature(r: i32): i32 {
    return this.list[r]
  }

  solve(target: f64, passes: i32): i32 {
    const problem = this.problem
    this.used = 0
    this.k = 0
    for (let j = 0; j < problem.p; j++) if (problem.open(j, this.penalty.lower(j), this.penalty.upper(j))) this.list[this.k++] = j
    let last: f64 = Infinity
    for (let restart = 0; restart < RESTARTS && this.used < passes; restart++) {
      problem.predictor()
      problem.duals()
      problem.correlations(sum(problem.n, at(problem.su)))
      let size: f64 = 0
      for (let a = 0; a < this.k; a++) {
        const j = this.list[a]
        this.r[a] = problem.c[j] - this.penalty.ridge(j) * problem.w[j]
        size += (this.r[a] * this.r[a]) / this.weight(j)
      }
      if (!(size < 0.25 * last) || size == 0) return OPTIMAL
      last = size
      this.descend(size, passes)
      for (let a = 0; a < this.k; a++) problem.w[this.list[a]] += this.x[a]
    }
    return this.used < passes ? OPTIMAL : STOPPED
  }

  /** The Hessian's diagonal. */
  private weight(j: i32): f64 {
    return this.problem.norm[j] + this.penalty.ridge(j)
  }

  /** x = (G + l2)^-1 r to eight digits, or as far as the passes go; r is used up. */
  private descend(size: f64, passes: i32): void {
    const goal = 1e-16 * size
    let beta: f64 = 0
    memory.fill(at(this.x), 0, <usize>this.k << 3)
    while (size > goal && this.used < passes) {
      this.used++
      for (let a = 0; a < this.k; a++) this.d[a] = this.r[a] / this.weight(this.list[a]) + beta * this.d[a]
      const step = size / this.multiply()
      if (!(step < Infinity)) return
      let next: f64 = 0
      for (let a = 0; a < this.k; a++) {
        const j = this.list[a]
        this.x[a] += step * this.d[a]
        this.r[a] -= step * this.problem.c[j]
        next += (this.r[a] * this.r[a]) / this.weight(j)
      }
      beta = next / size
      size = next
    }
  }

  /** c_r <- ((G + l2) d)_r for the r-th of the list; returns d'(G + l2) d. */
  private multiply(): f64 {
    const problem = this.problem
    const n = problem.n
    const v = problem.work
    memory.fill(at(v), 0, <usize>n << 3)
    problem.forward(this.list, this.k, this.d, 0, v)
    if (given(problem.s)) for (let i = 0; i < n; i++) v[i] *= problem.s[i]
    problem.backward(this.list, this.k, v, sum(n, at(v)), problem.c)
    let product: f64 = 0
    for (let a = 0; a < this.k; a++) {
      problem.c[a] += this.penalty.ridge(this.list[a]) * this.d[a]
      product += problem.c[a] * this.d[a]
    }
    return product
  }

  correct(g: F64s, g0: f64): f64 {
    let size: f64 = 0
    for (let a = 0; a < this.k; a++) {
      this.r[a] = g[a]
      size += (g[a] * g[a]) / this.weight(this.list[a])
    }
    this.descend(size, this.used + 10 * this.k + 100)
    memory.copy(at(g), at(this.x), <usize>this.k << 3)
    return this.problem.intercept ? g0 : 0
  }
}
