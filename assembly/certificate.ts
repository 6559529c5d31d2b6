import { Penalty } from "./contracts/penalty"
import { solveLower, solveUpper } from "./kernels/triangular"
import { appendRow } from "./kernels/update"
import { dotv, scale, sum } from "./kernels/vector"
import { f64s, i32s, reserveF64s } from "./memory/arena"
import { F64s, I32s, at, from, given, unset } from "./memory/arrays"
import { spend } from "./memory/pause"
import { confine, room } from "./kinked-duals"
import { Problem } from "./problem"

const EPS: f64 = 2.220446049250313e-16
const NOISE: f64 = 1e-10 // of the null model's dual variable: what may at most pass for rounding

/**
 * The duality gap at the problem's point, by Fenchel and Young: with u dual feasible and c_j = sum_i s_i u_i x~_ij / S,
 *   F - D = sum_i s_i [loss(z_i) - phi(u_i) + u_i z_i] / S + sum_j [P_j(w_j) + P_j*(c_j) - c_j w_j],
 * a sum of terms that are each >= 0, so nothing cancels and the gap is exact down to rounding of its own size.
 * u becomes feasible by projection on the intercept and the unpenalised unbounded columns, then by one scale t <= 1;
 * u = 0 is feasible too, and the smaller of the two gaps counts.
 */
@final
export class Certificate {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  list: I32s = unset<I32s>() // the unpenalised columns of no bound, or of one that is not reached
  k: i32
  most: i32 // what k can be
  A: F64s = unset<F64s>() // their k x k Gram matrix
  L: F64s = unset<F64s>() // its factor, of the `rank` columns kept
  rank: i32
  kept: I32s = unset<I32s>()
  mean: F64s = unset<F64s>()
  g: F64s = unset<F64s>()
  h: F64s = unset<F64s>() // length n
  y: F64s = unset<F64s>() // the problem's y and z, or what has the same residuals with more digits
  z: F64s = unset<F64s>()
  work: usize
  kkt: f64
  t: f64 // the scale that made u feasible
  gap: f64
  objective: f64

  init(problem: Problem, penalty: Penalty): Certificate {
    this.problem = problem
    this.penalty = penalty
    this.list = i32s(problem.p)
    for (let j = 0; j < problem.p; j++) if (this.unpenalised(j)) this.most++
    this.h = f64s(problem.n)
    this.y = problem.y
    this.z = problem.z
    return this
  }

  private unpenalised(j: i32): bool {
    const penalty = this.penalty
    const open = penalty.lower(j) == -Infinity || penalty.upper(j) == Infinity
    return this.problem.norm[j] > 0 && open && penalty.kink(j) == 0 && penalty.ridge(j) == 0
  }

  private unconstrained(j: i32): bool {
    const w = this.problem.w[j]
    return this.unpenalised(j) && w > this.penalty.lower(j) && w < this.penalty.upper(j)
  }

  /** objective, gap and kkt at problem.w and problem.z; overwrites u, su and c. */
  evaluate(): void {
    this.problem.duals()
    this.judge()
  }

  /** The same with problem.u given. */
  judge(): void {
    const problem = this.problem
    const penalty = this.penalty
    this.k = 0
    for (let j = 0; j < problem.p; j++) if (this.unconstrained(j)) this.list[this.k++] = j
    const slack = problem.rows.kinked() ? confine(problem, this.y, this.z) : 0
    problem.weigh()
    const total = sum(problem.n, at(problem.su))
    problem.correlations(total)
    let penalties: f64 = 0
    let kkt: f64 = problem.intercept ? Math.abs(total) / problem.S * this.scaleOf(-1) : 0
    for (let j = 0; j < problem.p; j++) {
      penalties += penalty.value(j, problem.w[j])
      // The mean of u on the plane of column j is what a column of ones there has for c.
      const mean = problem.levelled() ? problem.c[problem.ones + (j % problem.outputs)] : total / problem.S
      const raw = problem.c[j] + problem.m[j] * problem.d[j] * mean
      kkt = Math.max(kkt, penalty.violation(j, problem.w[j], raw) * this.scaleOf(j))
    }
    this.kkt = Math.max(kkt, slack)
    this.objective = problem.rows.value(problem.n, this.y, this.z, problem.s) / problem.S + penalties
    const gap = this.project(total) ? this.dual() : Infinity
    memory.fill(at(problem.u), 0, <usize>problem.n << 3)
    const most = problem.rows.gap(problem.n, this.y, this.z, problem.u, problem.s) / problem.S + penalties
    this.gap = Math.min(gap, most) // u = 0 is always feasible, and the better one for a nearly perfect fit
  }

  /** A derivative in w~_j (or b~, j = -1) over the same one in original units, less unit^q. */
  private scaleOf(j: i32): f64 {
    return j < 0 ? this.problem.unit : this.problem.unit / this.problem.d[j]
  }

  /** What rounding of w and u leaves of c_j, per unit of |x~_j|. */
  noise(): f64 {
    const problem = this.problem
    let length = Math.sqrt(problem.dualNorm())
    if (problem.rows.kinked()) return 8 * EPS * length
    for (let j = 0; j < problem.p; j++) length += Math.abs(problem.w[j]) * Math.sqrt(problem.norm[j])
    return Math.min(8 * EPS * length, NOISE * problem.spread)
  }

  /** u <- u - h A (A'shA)^+ A'su for A = [1, the unconstrained columns]; whether u is feasible there afterwards. */
  project(total: f64): bool {
    const problem = this.problem
    const noise = this.noise()
    let left = total
    let last: f64 = Infinity
    for (let round = 0; round < 8; round++) {
      const intercept = problem.intercept ? Math.abs(left) / problem.S : 0
      let columns: f64 = 0
      for (let a = 0; a < this.k; a++) {
        const j = this.list[a]
        columns = Math.max(columns, Math.abs(problem.c[j]) / Math.sqrt(problem.norm[j]))
      }
      const most = Math.max(intercept, columns)
      if (most <= noise) return true
      if (!(most < 0.5 * last)) return false
      last = most
      this.correct(left, columns > noise)
      if (problem.rows.kinked()) confine(problem, this.y, this.z)
      problem.weigh()
      left = sum(problem.n, at(problem.su))
      problem.correlations(left)
    }
    return false
  }

  private correct(total: f64, columns: bool): void {
    const problem = this.problem
    const n = problem.n
    const h = this.h
    const v = problem.work
    if (problem.rows.kinked()) room(problem, this.y, this.z, h)
    else problem.rows.curvatures(n, this.y, this.z, problem.s, h)
    const weight = sum(n, at(h))
    if (columns) this.factor(weight)
    memory.fill(at(v), 0, <usize>n << 3)
    if (columns) {
      for (let a = 0; a < this.rank; a++) {
        const j = this.list[this.kept[a]]
        this.g[a] = problem.S * problem.c[j] - (problem.intercept ? (this.mean[this.kept[a]] * total) / weight : 0)
      }
      solveLower(this.rank, at(this.L), this.k, at(this.g))
      solveUpper(this.rank, at(this.L), this.k, at(this.g))
      for (let a = 0; a < this.rank; a++) this.kept[a] = this.list[this.kept[a]]
      problem.forward(this.kept, this.rank, this.g, 0, v)
    }
    if (problem.intercept) {
      const constant = (total - dotv(n, at(h), at(v))) / weight
      for (let i = 0; i < n; i++) v[i] += constant
    }
    problem.rows.bend(n, problem.s, h, v, v)
    for (let i = 0; i < n; i++) {
      const s = given(problem.s) ? problem.s[i] : 1
      if (s > 0) problem.u[i] -= v[i] / s
    }
  }

  /** The factor of A'shA about its h-weighted means, without the columns that depend on those before them. */
  private factor(weight: f64): void {
    const problem = this.problem
    const design = problem.design
    const k = this.k
    if (!given(this.A)) {
      const square = <f64>this.most * <f64>this.most
      this.A = reserveF64s(square)
      this.L = reserveF64s(square)
      this.g = f64s(this.most)
      this.mean = f64s(this.most)
      this.kept = i32s(this.most)
      this.work = at(reserveF64s(Math.ceil(design.gramWork(this.most) / 8)))
    }
    if (problem.outputs > 1) {
      for (let a = 0; a < k; a++) {
        problem.bent(this.list, a, this.h, from(this.A, a * k))
        scale(a + 1, problem.S, at(from(this.A, a * k)))
      }
    } else design.gram(this.list, k, this.h, this.A, k, this.work)
    for (let a = 0; a < k; a++) this.mean[a] = problem.intercept ? design.dot(this.list[a], this.h, weight) : 0
    this.rank = 0
    for (let a = 0; a < k; a++) {
      for (let r = 0; r < this.rank; r++) {
        const b = this.kept[r]
        this.g[r] = this.A[a * k + b] - (this.mean[a] * this.mean[b]) / weight
      }
      const diagonal = this.A[a * k + a]
      const pivot = appendRow(this.rank, at(this.L), k, at(this.g), diagonal - (this.mean[a] * this.mean[a]) / weight)
      if (pivot > 4 * <f64>(k + 4) * EPS * diagonal) this.kept[this.rank++] = a
      spend(<f64>this.rank * <f64>this.rank)
    }
  }

  /**
   * The gap at the projected u, scaled to be feasible. A condition that w_j meets down to rounding counts as met: a
   * change of u by that rounding would meet it exactly.
   */
  private dual(): f64 {
    const problem = this.problem
    const penalty = this.penalty
    const n = problem.n
    const noise = this.noise()
    let t: f64 = 1
    for (let j = 0; j < problem.p; j++) {
      if (this.met(j, 1, noise)) continue
      if (penalty.conjugate(j, t * problem.c[j]) == Infinity) t = penalty.kink(j) / Math.abs(problem.c[j])
    }
    this.t = t
    if (t < 1) for (let i = 0; i < n; i++) problem.u[i] *= t
    let gap = problem.rows.gap(n, this.y, this.z, problem.u, problem.s) / problem.S
    for (let j = 0; j < problem.p; j++) {
      if (this.unconstrained(j) || this.met(j, t, noise)) continue
      const c = t * problem.c[j]
      const w = problem.w[j]
      gap += Math.max(0, penalty.value(j, w) + penalty.conjugate(j, c) - c * w)
    }
    return gap
  }

  private met(j: i32, t: f64, noise: f64): bool {
    const problem = this.problem
    const norm = problem.norm[j]
    return norm == 0 || this.penalty.violation(j, problem.w[j], t * problem.c[j]) <= noise * Math.sqrt(norm)
  }
}
