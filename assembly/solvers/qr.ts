import { Penalty } from "../contracts/penalty"
import { OPTIMAL, Solver } from "../contracts/solver"
import { applyForward, applyTransposed, householder } from "../kernels/householder"
import { solveLower, solveUpper } from "../kernels/triangular"
import { f64s, i32s, reserveF64s } from "../memory/arena"
import { F64s, I32s, at, given, unset } from "../memory/arrays"
import { Problem } from "../problem"

const EPS: f64 = 2.220446049250313e-16

/**
 * Least squares without penalty or bounds by pivoted QR of sqrt(s) X~, for ill-conditioned and rank-deficient X;
 * the solution of minimum norm in original units by a second QR, of R' (Golub and Van Loan, 5.5.4).
 */
@final
export class Qr implements Solver {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  list: I32s = unset<I32s>() // eligible features, the first `rank` of them independent
  k: i32
  rank: i32
  A: F64s = unset<F64s>()
  tau: F64s = unset<F64s>()
  order: I32s = unset<I32s>()
  norms: F64s = unset<F64s>()
  L: F64s = unset<F64s>() // R', lower, of the `rank` first columns; leading dimension ld
  ld: i32
  v: F64s = unset<F64s>()

  init(problem: Problem, penalty: Penalty): Qr {
    const p = <f64>problem.p
    this.problem = problem
    this.penalty = penalty
    this.list = i32s(p)
    this.order = i32s(p)
    this.tau = f64s(p)
    this.norms = f64s(p)
    this.ld = min(problem.n, problem.p)
    this.L = reserveF64s(<f64>this.ld * <f64>this.ld)
    this.A = reserveF64s(<f64>problem.n * p)
    this.v = f64s(Math.max(<f64>problem.n, p))
    return this
  }

  able(): bool {
    const penalty = this.penalty
    if (!this.problem.rows.quadratic()) return false
    for (let j = 0; j < this.problem.p; j++) {
      if (!this.problem.open(j, penalty.lower(j), penalty.upper(j))) continue
      const bounded = penalty.lower(j) > -Infinity || penalty.upper(j) < Infinity
      if (bounded || penalty.kink(j) > 0 || penalty.ridge(j) > 0) return false
    }
    return true
  }

  iterations(): i32 {
    return 1
  }

  free(): i32 {
    return this.rank
  }

  feature(r: i32): i32 {
    return this.list[r]
  }

  correct(g: F64s, g0: f64): f64 {
    solveLower(this.rank, at(this.L), this.ld, at(g))
    solveUpper(this.rank, at(this.L), this.ld, at(g))
    return this.problem.intercept ? g0 : 0
  }

  solve(target: f64, passes: i32): i32 {
    const problem = this.problem
    const n = problem.n
    this.fill()
    const A = at(this.A)
    const tolerance = EPS * Math.sqrt(<f64>max(n, this.k)) * 4
    this.rank = householder(n, this.k, A, changetype<usize>(this.order), at(this.tau), at(this.norms), tolerance)
    this.sortList()
    this.factor()
    problem.clear()
    problem.predictor()
    problem.duals()
    for (let i = 0; i < n; i++) this.v[i] = problem.u[i] * this.root(i)
    applyTransposed(n, this.rank, A, at(this.tau), at(this.v))
    if (this.rank < this.k) this.deficient()
    else this.basic()
    return OPTIMAL
  }

  /** The shortest minimiser; any minimiser where units are so far apart that rounding makes the shortest none. */
  private deficient(): void {
    const problem = this.problem
    const bytes = <usize>problem.p << 3
    this.shortest()
    const shortest = this.loss()
    memory.copy(at(this.norms), at(problem.w), bytes)
    memory.fill(at(problem.w), 0, bytes)
    this.basic()
    if (shortest <= this.loss() + 1e-12 * problem.null) memory.copy(at(problem.w), at(this.norms), bytes)
  }

  private loss(): f64 {
    this.problem.predictor()
    return this.problem.rows.value(this.problem.n, this.problem.y, this.problem.z, this.problem.s) / this.problem.S
  }

  /** Square root of the weight of row i. */
  private root(i: i32): f64 {
    return given(this.problem.s) ? Math.sqrt(this.problem.s[i]) : 1
  }

  private fill(): void {
    const problem = this.problem
    const n = problem.n
    this.k = 0
    for (let j = 0; j < problem.p; j++) {
      if (!problem.open(j, this.penalty.lower(j), this.penalty.upper(j))) continue
      const x = changetype<F64s>(at(this.A) + <usize>this.k * (<usize>n << 3))
      memory.fill(at(x), 0, <usize>n << 3)
      const owed = problem.design.axpy(j, 1, x)
      for (let i = 0; i < n; i++) x[i] = (x[i] - owed) * this.root(i)
      this.list[this.k++] = j
    }
  }

  /** The list in pivot order. */
  private sortList(): void {
    for (let a = 0; a < this.k; a++) this.order[a] = this.list[this.order[a]]
    memory.copy(changetype<usize>(this.list), changetype<usize>(this.order), <usize>this.k << 2)
  }

  @inline
  private R(row: i32, column: i32): f64 {
    return load<f64>(at(this.A) + ((<usize>column * <usize>this.problem.n + <usize>row) << 3))
  }

  /** L = R' / sqrt(S), the factor of X~'diag(s)X~ / S. */
  private factor(): void {
    const scale = 1 / Math.sqrt(this.problem.S)
    for (let a = 0; a < this.rank; a++) {
      for (let b = 0; b <= a; b++) this.L[a * this.ld + b] = this.R(b, a) * scale
    }
  }

  /** R w = v on the independent columns. */
  private basic(): void {
    const problem = this.problem
    const scale = 1 / Math.sqrt(problem.S)
    for (let a = 0; a < this.rank; a++) this.v[a] *= scale
    solveUpper(this.rank, at(this.L), this.ld, at(this.v))
    for (let a = 0; a < this.rank; a++) problem.w[this.list[a]] = this.v[a]
  }

  /** The shortest of all minimisers, in original units: with B = (R D^-1)' = Z U, it is D w = Z U'^-1 v. */
  private shortest(): void {
    const problem = this.problem
    const k = this.k
    const r = this.rank
    const B = reserveF64s(<f64>k * <f64>r)
    let least: f64 = Infinity
    for (let a = 0; a < k; a++) least = Math.min(least, problem.d[this.list[a]])
    for (let b = 0; b < r; b++) {
      for (let a = 0; a < k; a++) {
        B[b * k + a] = a < b ? 0 : this.R(b, a) * (least / problem.d[this.list[a]])
      }
    }
    const tau = f64s(<f64>r)
    const order = i32s(<f64>r)
    const x = f64s(<f64>k)
    const depth = householder(k, r, at(B), changetype<usize>(order), at(tau), at(this.norms), EPS * EPS)
    for (let a = 0; a < depth; a++) x[a] = this.v[order[a]]
    for (let a = 0; a < depth; a++) {
      // U' x = v, by columns of B
      let left = x[a]
      for (let b = 0; b < a; b++) left -= B[a * k + b] * x[b]
      x[a] = left / B[a * k + a]
    }
    applyForward(k, depth, at(B), at(tau), at(x))
    for (let a = 0; a < k; a++) problem.w[this.list[a]] = x[a] * (least / problem.d[this.list[a]])
  }
}
