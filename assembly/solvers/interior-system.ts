import { Penalty } from "../contracts/penalty"
import { cholesky } from "../kernels/cholesky"
import { solveLower, solveUpper } from "../kernels/triangular"
import { sum } from "../kernels/vector"
import { f64s, i32s, make, reserveF64s } from "../memory/arena"
import { F64s, I32s, at, given, unset } from "../memory/arrays"
import { Problem } from "../problem"
import { InteriorRows } from "./interior-rows"

const LEAST: f64 = 1e-14 // of the diagonal: what makes dependent columns independent
const INSIDE: f64 = 1e-4 // residuals this small beside u's room are none
const LOWER: i32 = 1
const UPPER: i32 = 2
const WIDE: f64 = 20 // mu of the first rows, in units of their mean residual times the smaller slope

/**
 * The rows A of an interior point: those of X, then one for each kink of the penalty and each bound of the k features on
 * the list, scale (edge - w_j), whose slopes are the kink's, or steeper than the loss could ever pay for. Its systems are
 *   (A' diag(s tau) A + S D) x = A's (u + du) - S D w + lean,
 * bordered by the intercept's ones, D the ridges, all in units in which the loss's two slopes add up to 1.
 */
@final
export class InteriorSystem {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  rows: InteriorRows = unset<InteriorRows>()
  list: I32s = unset<I32s>()
  k: i32
  size: i32 // k, and one for the intercept
  lean: F64s = unset<F64s>() // length size: what rows that are not here would add to A'su; or none
  slopes: f64 // rise + fall of the loss
  m: i32 // rows beside those of X
  extra: I32s = unset<I32s>() // 4 a + kind
  scale: F64s = unset<F64s>()
  ridged: bool
  total: f64 // of the rows' weights
  spread: f64 // the mean residual of the start
  H: F64s = unset<F64s>()
  diagonal: F64s = unset<F64s>()
  x: F64s = unset<F64s>() // length size
  v: F64s = unset<F64s>() // length of the rows
  work: usize
  least: f64

  init(problem: Problem, penalty: Penalty, list: I32s, k: i32, lean: F64s): InteriorSystem {
    this.problem = problem
    this.penalty = penalty
    this.list = list
    this.k = k
    this.size = problem.intercept ? k + 1 : k
    this.lean = lean
    this.slopes = problem.rows.rise() + problem.rows.fall()
    this.least = LEAST
    this.extra = i32s(3 * <f64>k)
    let m = 0
    for (let a = 0; a < k; a++) {
      const j = list[a]
      if (penalty.ridge(j) > 0) this.ridged = true
      if (penalty.kink(j) > 0) this.extra[m++] = 4 * a
      if (penalty.lower(j) > -Infinity) this.extra[m++] = 4 * a + LOWER
      if (penalty.upper(j) < Infinity) this.extra[m++] = 4 * a + UPPER
    }
    this.m = m
    this.rows = make<InteriorRows>().init(problem.n + m)
    this.v = f64s(this.rows.n)
    this.scale = f64s(m)
    this.H = reserveF64s(<f64>this.size * <f64>this.size)
    this.diagonal = f64s(this.size)
    this.x = f64s(this.size)
    this.work = at(reserveF64s(Math.ceil(problem.design.gramWork(k) / 8)))
    return this
  }

  /** The rows at the problem's point. */
  start(): void {
    const problem = this.problem
    const rows = this.rows
    const n = problem.n
    const rise = problem.rows.rise()
    let spread: f64 = 0
    let total: f64 = 0
    problem.predictor()
    for (let i = 0; i < n; i++) {
      rows.s[i] = given(problem.s) ? problem.s[i] : 1
      total += rows.s[i]
      spread += rows.s[i] * Math.abs(problem.y[i] - problem.z[i])
    }
    spread = Math.max(spread / total, problem.null / this.slopes)
    this.spread = spread
    const mu = (WIDE * spread * Math.min(rise, this.slopes - rise)) / this.slopes
    const above = rise / this.slopes
    const few = Math.min(above, 1 - above) * <f64>n < 2 * <f64>this.size
    for (let i = 0; i < n; i++) {
      const r = problem.y[i] - problem.z[i]
      if (few) rows.rest(i, rows.s[i], r, above, spread)
      else rows.place(i, rows.s[i], r, above, mu)
    }
    const each = total / <f64>n
    this.total = total + each * <f64>this.m
    for (let e = n; e < n + this.m; e++) {
      const kind = this.extra[e - n] & 3
      const j = this.list[this.extra[e - n] >> 2]
      const steep = Math.max(rise, this.slopes - rise) * Math.sqrt(problem.norm[j])
      const edge = this.edge(e - n)
      const scale = (2 * problem.S * (kind ? steep : this.penalty.kink(j))) / (this.slopes * each)
      this.scale[e - n] = scale
      rows.place(e, each, scale * (edge - problem.w[j]), kind == LOWER ? 1 : kind == UPPER ? 0 : 0.5, mu)
    }
  }

  private edge(e: i32): f64 {
    const j = this.list[this.extra[e] >> 2]
    const kind = this.extra[e] & 3
    return kind == LOWER ? this.penalty.lower(j) : kind == UPPER ? this.penalty.upper(j) : 0
  }

  /** Features whose u is well inside a kink, or a bound, are put on it. */
  settle(): void {
    const rows = this.rows
    for (let e = 0; e < this.m; e++) {
      const i = this.problem.n + e
      const room = Math.min(rows.a[i], rows.b[i])
      if (Math.max(rows.f[i], rows.g[i]) < INSIDE * this.spread * room) {
        this.problem.w[this.list[this.extra[e] >> 2]] = this.edge(e)
      }
    }
  }

  /** H for the rows' tau, factored; false where it is beyond that. */
  factor(): bool {
    const problem = this.problem
    const rows = this.rows
    const size = this.size
    const k = this.k
    const H = this.H
    const v = this.v
    const n = problem.n
    for (let i = 0; i < n; i++) v[i] = rows.s[i] * rows.tau[i]
    problem.design.gram(this.list, k, v, H, size, this.work)
    if (size > k) {
      const total = sum(n, at(v))
      for (let a = 0; a < k; a++) H[k * size + a] = problem.design.dot(this.list[a], v, total)
      for (let a = 0; a < k; a++) H[a * size + k] = H[k * size + a]
      H[k * size + k] = total
    }
    for (let a = 0; a < k; a++) H[a * size + a] += this.ridge(a)
    for (let e = n; e < n + this.m; e++) {
      const a = this.extra[e - n] >> 2
      H[a * size + a] += rows.s[e] * rows.tau[e] * this.scale[e - n] * this.scale[e - n]
    }
    for (let a = 0; a < size; a++) this.diagonal[a] = H[a * size + a]
    for (; this.least < 1; this.least *= 100) {
      for (let a = 0; a < size; a++) H[a * size + a] = this.diagonal[a] * (1 + this.least)
      if (cholesky(size, at(H), size) == size) return true
      for (let a = 0; a < size; a++) for (let b = 0; b < a; b++) H[a * size + b] = H[b * size + a]
    }
    return false
  }

  private ridge(a: i32): f64 {
    return (this.problem.S / this.slopes) * this.penalty.ridge(this.list[a])
  }

  /** The direction x of (w, b), and that of the rows. */
  solve(): void {
    const problem = this.problem
    const rows = this.rows
    const design = problem.design
    const n = problem.n
    const k = this.k
    const x = this.x
    const v = this.v
    rows.pull(v)
    const total = sum(n, at(v))
    for (let a = 0; a < k; a++) x[a] = design.dot(this.list[a], v, total) - this.ridge(a) * problem.w[this.list[a]]
    if (this.size > k) x[k] = total
    for (let e = n; e < n + this.m; e++) x[this.extra[e - n] >> 2] += this.scale[e - n] * v[e]
    if (given(this.lean)) for (let a = 0; a < this.size; a++) x[a] += this.lean[a]
    solveLower(this.size, at(this.H), this.size, at(x))
    solveUpper(this.size, at(this.H), this.size, at(x))
    const dz = rows.dz
    let constant: f64 = this.size > k ? x[k] : 0
    memory.fill(at(dz), 0, <usize>n << 3)
    for (let a = 0; a < k; a++) constant -= design.axpy(this.list[a], x[a], dz)
    if (constant != 0) for (let i = 0; i < n; i++) dz[i] += constant
    for (let e = n; e < n + this.m; e++) dz[e] = this.scale[e - n] * x[this.extra[e - n] >> 2]
    rows.aim()
  }

  /** (w, b) += t x */
  move(t: f64): void {
    for (let a = 0; a < this.k; a++) this.problem.w[this.list[a]] += t * this.x[a]
    if (this.size > this.k) this.problem.b += t * this.x[this.k]
  }
}
