import { Penalty } from "../contracts/penalty"
import { OPTIMAL, STOPPED, Solver } from "../contracts/solver"
import { cholesky } from "../kernels/cholesky"
import { solveLower, solveUpper } from "../kernels/triangular"
import { axpyv, fill, scale, sum } from "../kernels/vector"
import { f64s, i32s, reserveF64s } from "../memory/arena"
import { F64s, I32s, at, from, given, unset } from "../memory/arrays"
import { spend } from "../memory/pause"
import { Problem } from "../problem"

/**
 * Ridge with more features than rows, in the n dual variables a_i = s_i u_i / S (Saunders, Gammerman, Vovk 1998):
 * (K + S diag(1/s)) a = y - b,  K = sum_j x~_j x~_j' / l2_j,  w_j = x~_j'a / l2_j. Rows of weight 0 stay out.
 */
@final
export class DualCholesky implements Solver {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  rows: I32s = unset<I32s>() // of nonzero weight
  n: i32
  list: I32s = unset<I32s>() // features with a coefficient
  k: i32
  K: F64s = unset<F64s>()
  a: F64s = unset<F64s>()
  ones: F64s = unset<F64s>() // M^-1 1
  v: F64s = unset<F64s>() // length of the problem's rows

  init(problem: Problem, penalty: Penalty): DualCholesky {
    const n = <f64>problem.n
    this.problem = problem
    this.penalty = penalty
    this.rows = i32s(n)
    this.list = i32s(problem.p)
    this.K = reserveF64s(n * n)
    this.a = f64s(n)
    this.ones = f64s(n)
    this.v = f64s(n)
    return this
  }

  able(): bool {
    const penalty = this.penalty
    if (!this.problem.rows.quadratic()) return false
    for (let j = 0; j < this.problem.p; j++) {
      if (!this.problem.open(j, penalty.lower(j), penalty.upper(j))) continue
      const bounded = penalty.lower(j) > -Infinity || penalty.upper(j) < Infinity
      if (bounded || penalty.kink(j) > 0 || penalty.ridge(j) == 0) return false
    }
    return true
  }

  iterations(): i32 {
    return 1
  }

  free(): i32 {
    return this.k
  }

  feature(r: i32): i32 {
    return this.list[r]
  }

  solve(target: f64, passes: i32): i32 {
    const problem = this.problem
    this.n = 0
    this.k = 0
    for (let i = 0; i < problem.n; i++) if (!given(problem.s) || problem.s[i] > 0) this.rows[this.n++] = i
    for (let j = 0; j < problem.p; j++) if (problem.open(j, this.penalty.lower(j), this.penalty.upper(j))) this.list[this.k++] = j
    this.kernel()
    if (cholesky(this.n, at(this.K), this.n) < this.n) return STOPPED
    fill(this.n, 1, at(this.ones))
    this.apply(this.ones)
    problem.clear()
    problem.predictor()
    problem.duals()
    for (let i = 0; i < this.n; i++) this.a[i] = problem.u[this.rows[i]]
    this.apply(this.a)
    this.spread()
    for (let r = 0; r < this.k; r++) problem.w[this.list[r]] = problem.c[r] / this.penalty.ridge(this.list[r])
    return OPTIMAL
  }

  /** The lower triangle of K + S diag(1 / s), a feature at a time. */
  private kernel(): void {
    const problem = this.problem
    const n = this.n
    memory.fill(at(this.K), 0, (<usize>n * <usize>n) << 3)
    for (let r = 0; r < this.k; r++) {
      const j = this.list[r]
      memory.fill(at(this.v), 0, <usize>problem.n << 3)
      const owed = problem.design.axpy(j, 1, this.v)
      for (let i = 0; i < n; i++) this.a[i] = this.v[this.rows[i]] - owed
      for (let i = 0; i < n; i++) axpyv(i + 1, this.a[i] / this.penalty.ridge(j), at(this.a), at(from(this.K, i * n)))
      spend(0.5 * <f64>n * <f64>n)
    }
    for (let i = 0; i < n; i++) this.K[i * n + i] += problem.S / (given(problem.s) ? problem.s[this.rows[i]] : 1)
  }

  /** v <- M^-1 v */
  private apply(v: F64s): void {
    solveLower(this.n, at(this.K), this.n, at(v))
    solveUpper(this.n, at(this.K), this.n, at(v))
  }

  /** a less its intercept's part, then c_r = x~_j'a for the r-th feature j. */
  private spread(): void {
    const problem = this.problem
    const shift = problem.intercept ? sum(this.n, at(this.a)) / sum(this.n, at(this.ones)) : 0
    memory.fill(at(this.v), 0, <usize>problem.n << 3)
    for (let i = 0; i < this.n; i++) this.v[this.rows[i]] = this.a[i] - shift * this.ones[i]
    problem.backward(this.list, this.k, this.v, sum(problem.n, at(this.v)), problem.c)
    scale(this.k, problem.S, at(problem.c))
  }

  /** (G + l2)^-1 g = l2^-1 (g - X~' M^-1 X~ l2^-1 g), by Woodbury. */
  correct(g: F64s, g0: f64): f64 {
    const problem = this.problem
    memory.fill(at(this.v), 0, <usize>problem.n << 3)
    for (let r = 0; r < this.k; r++) problem.c[r] = g[r] / this.penalty.ridge(this.list[r])
    problem.forward(this.list, this.k, problem.c, 0, this.v)
    for (let i = 0; i < this.n; i++) this.a[i] = this.v[this.rows[i]]
    this.apply(this.a)
    this.spread()
    for (let r = 0; r < this.k; r++) g[r] = (g[r] - problem.c[r]) / this.penalty.ridge(this.list[r])
    return problem.intercept ? g0 : 0
  }
}
