import { Penalty } from "../contracts/penalty"
import { sum } from "../kernels/vector"
import { f64s, i32s, make } from "../memory/arena"
import { F64s, I32s, at, from, given, unset } from "../memory/arrays"
import { Problem } from "../problem"
import { PASSING, COLUMN, ROW, SimplexInverse } from "./simplex-inverse"

export const NOISE: f64 = 5.7e-14 // of what a sum was made of: what rounding may leave of it

const FIRM: f64 = 1e-6 // of the loss's slopes
const NONE: f64 = 1e-20

/**
 * Where a loss with a kink at r = 0 and the penalties are linear or quadratic together: rows held at r = 0, features
 * held at a kink or a bound, and a side for every other row. On that face the free coefficients and the multipliers
 * mu_i = s_i u_i / S of the held rows solve
 *   sum_held mu_i x~_i - ridge d = -g,  g = sum_rest s_i u_i x~_i / S - P'(w),  x~_i d = r_i for held i.
 * Positions are w + eta v and r + eta e with an infinitesimal eta: no two rows meet at once, so nothing cycles.
 */
@final
export class SimplexPoint {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  inverse: SimplexInverse = unset<SimplexInverse>()
  rise: f64
  fall: f64
  firm: f64 // above it a ridge is divided by
  order: I32s = unset<I32s>() // the open features, the free ones first
  free: i32
  open: i32
  place: I32s = unset<I32s>() // length p: where in the order
  column: I32s = unset<I32s>() // length p: the inverse's column of a free feature that is not stiff, else -1
  rows: I32s = unset<I32s>() // held rows, in the inverse's order
  count: i32 // of the held rows
  features: I32s = unset<I32s>() // features of its columns; -1 for the intercept, which is always the first
  columns: i32 // their number
  held: I32s = unset<I32s>() // length n: 1 + its place among the held, 0 for the rest
  side: F64s = unset<F64s>() // length n, as the next two: sign of r
  r: F64s = unset<F64s>()
  e: F64s = unset<F64s>()
  v: F64s = unset<F64s>() // length p, as the next
  sign: F64s = unset<F64s>() // of a free w
  mu: F64s = unset<F64s>() // by held row
  g: F64s = unset<F64s>() // by place in the order: c_j, of the free ones c_j - P'_j
  d: F64s = unset<F64s>() // direction, by place in the order
  db: f64
  pull: F64s = unset<F64s>() // length p: work of apply
  delta: F64s = unset<F64s>() // length n: what the direction does to z
  rhs: F64s = unset<F64s>()
  out: F64s = unset<F64s>()
  reach: f64 // size of what z is summed from

  init(problem: Problem, penalty: Penalty, most: i32): SimplexPoint {
    const n = <f64>problem.n
    const p = <f64>problem.p
    this.problem = problem
    this.penalty = penalty
    this.rise = problem.rows.rise()
    this.fall = problem.rows.fall()
    this.firm = FIRM * (this.rise + this.fall)
    let soft = 0
    for (let j = 0; j < problem.p; j++) if (this.ridge(j) > 0 && !this.stiff(j)) soft++
    if (soft > most) {
      this.firm = 0
      soft = 0
    }
    const rank = min(min(problem.n, problem.p) + 1, most)
    this.inverse = make<SimplexInverse>().init(rank, max(rank, soft + 1))
    this.order = i32s(p)
    this.place = i32s(p)
    this.column = i32s(p)
    this.rows = i32s(<f64>this.inverse.room)
    this.features = i32s(<f64>(this.inverse.ld - this.inverse.room))
    this.held = i32s(n)
    this.side = f64s(n)
    this.r = f64s(n)
    this.e = f64s(n)
    this.v = f64s(p)
    this.sign = f64s(p)
    this.mu = f64s(<f64>this.inverse.room)
    this.g = f64s(p + 1)
    this.d = f64s(p + 1)
    this.pull = f64s(p)
    this.delta = f64s(n)
    this.rhs = f64s(<f64>this.inverse.ld)
    this.out = f64s(<f64>this.inverse.ld)
    return this
  }

  /** s_i / S */
  @inline
  share(i: i32): f64 {
    return (given(this.problem.s) ? this.problem.s[i] : 1) / this.problem.S
  }

  /** x~_ij */
  entry(i: i32, j: i32): f64 {
    const problem = this.problem
    return problem.design.entry(i, j) - problem.m[j] * problem.d[j]
  }

  /** The ridge of feature j, if it shows beside the loss. */
  ridge(j: i32): f64 {
    const ridge = this.penalty.ridge(j)
    return ridge > NONE * (this.rise + this.fall) ? ridge : 0
  }

  /** Whether feature j is eliminated by its ridge, and no column of the inverse. */
  stiff(j: i32): bool {
    return this.ridge(j) > this.firm
  }

  /** What rounding may leave of r_i. */
  noise(i: i32): f64 {
    const problem = this.problem
    return NOISE * (this.reach + Math.abs(problem.y[i]) + (given(problem.o) ? Math.abs(problem.o[i]) : 0))
  }

  /** P_j' at a free or bound w_j. */
  slope(j: i32): f64 {
    return this.sign[j] * this.penalty.kink(j) + this.ridge(j) * this.problem.w[j]
  }

  /** z, r and reach from (w, b). */
  residual(): void {
    const problem = this.problem
    problem.predictor()
    let size: f64 = 0
    for (let i = 0; i < problem.n; i++) {
      this.r[i] = problem.y[i] - problem.z[i]
      size += this.share(i) * Math.abs(this.r[i])
    }
    size += Math.abs(problem.b)
    for (let j = 0; j < problem.p; j++) size += Math.abs(problem.w[j]) * Math.sqrt(problem.norm[j])
    this.reach = size
  }

  /**
   * Moves to the least point of the face afresh, the sides of the rows following where that is beyond rounding; false
   * where it was out of bounds, and then clipped to them.
   */
  seat(): bool {
    const problem = this.problem
    for (let round = 0; round < 2; round++) {
      if (this.inverse.curved) this.settle(true)
      else {
        memory.fill(at(this.g), 0, <usize>this.free << 3)
        this.correct(0, true)
      }
      for (let f = 0; f < this.free; f++) problem.w[this.order[f]] += this.d[f]
      problem.b += this.db
      this.residual()
    }
    for (let i = 0; i < problem.n; i++) {
      if (this.held[i]) this.r[i] = 0
      else if (Math.abs(this.r[i]) > this.noise(i)) this.side[i] = this.r[i] < 0 ? -1 : 1
    }
    let within = true
    for (let f = 0; f < this.free; f++) {
      const j = this.order[f]
      const w = problem.w[j]
      problem.w[j] = Math.min(Math.max(w, this.penalty.lower(j)), this.penalty.upper(j))
      if (Math.abs(problem.w[j] - w) > NOISE * this.reach) within = false
      if (Math.abs(w) > NOISE * this.reach) this.sign[j] = w < 0 ? -1 : 1
    }
    return within
  }

  /** Puts feature j at a place of the order. */
  private put(j: i32, place: i32): void {
    const other = this.order[place]
    this.order[this.place[j]] = other
    this.place[other] = this.place[j]
    this.order[place] = j
    this.place[j] = place
  }

  /** Borders the inverse by row i. */
  borderRow(i: i32): F64s {
    const problem = this.problem
    const inverse = this.inverse
    let corner: f64 = 0
    if (inverse.curved) {
      const t = this.d
      for (let f = 0; f < this.free; f++) {
        const j = this.order[f]
        t[f] = this.column[j] < 0 ? this.entry(i, j) / this.ridge(j) : 0
      }
      memory.fill(at(problem.work), 0, <usize>problem.n << 3)
      problem.forward(this.order, this.free, t, 0, problem.work)
      corner = -problem.work[i]
    }
    const V = inverse.border(ROW, corner)
    if (inverse.curved) for (let a = 0; a < inverse.a; a++) V[a] = -problem.work[this.rows[a]]
    for (let c = 0; c < inverse.u; c++) {
      const j = this.features[c]
      V[inverse.room + c] = j < 0 ? 1 : this.entry(i, j)
    }
    return V
  }

  /** Borders the inverse by feature j (-1: the intercept), to come (way 1) or to go (-1). */
  borderFeature(j: i32, way: f64): void {
    const inverse = this.inverse
    const stiff = j >= 0 && this.stiff(j)
    if (way < 0 && !stiff) return inverse.drop(inverse.room + this.column[j])
    const V = inverse.border(stiff ? PASSING : COLUMN, j < 0 ? 0 : way * this.ridge(j))
    for (let a = 0; a < inverse.a; a++) V[a] = j < 0 ? 1 : this.entry(this.rows[a], j)
  }

  /** Row i is held: in the lists, as the next ones, which follow a change of the inverse, what comes before what goes. */
  hold(i: i32): void {
    this.rows[this.count++] = i
    this.held[i] = this.count
    this.mu[this.count - 1] = this.share(i) * (this.side[i] > 0 ? this.rise : -this.fall)
    this.r[i] = 0
    this.e[i] = 0
  }

  /** What stood at place a of the held leaves, on this side. */
  leave(a: i32, side: f64): void {
    const last = --this.count
    const i = this.rows[a]
    this.held[i] = 0
    this.side[i] = side
    this.rows[a] = this.rows[last]
    this.mu[a] = this.mu[last]
    if (a < last) this.held[this.rows[a]] = a + 1
  }

  /** Feature j is free, moving up (1) or down (-1). */
  release(j: i32, way: f64): void {
    this.put(j, this.free++)
    const w = this.problem.w[j]
    this.sign[j] = w > 0 ? 1 : w < 0 ? -1 : way
    this.column[j] = -1
    if (!this.stiff(j)) {
      this.column[j] = this.columns
      this.features[this.columns++] = j
    }
  }

  /** Feature j is held at w. */
  fix(j: i32, w: f64): void {
    this.put(j, --this.free)
    this.problem.w[j] = w
    this.v[j] = 0
    this.sign[j] = w > 0 ? 1 : w < 0 ? -1 : 0
    const c = this.column[j]
    this.column[j] = -1
    if (c < 0) return
    const last = this.features[--this.columns]
    this.features[c] = last
    if (last != j) this.column[last] = c
  }

  /** su at the sides and multipliers as they are; its sum. */
  private dual(): f64 {
    const problem = this.problem
    for (let i = 0; i < problem.n; i++) {
      const a = this.held[i] - 1
      const u = this.side[i] > 0 ? this.rise : -this.fall
      problem.su[i] = a >= 0 ? problem.S * this.mu[a] : given(problem.s) ? problem.s[i] * u : u
    }
    return sum(problem.n, at(problem.su))
  }

  /**
   * The multipliers of this face, corrected from what they were, c_j of the features held at them in g, and in d the way
   * to the face's least point; the held rows' r counts only where `drift`.
   */
  settle(drift: bool): void {
    const problem = this.problem
    const total = this.dual()
    problem.backward(this.order, this.free, problem.su, total, this.g)
    for (let f = 0; f < this.free; f++) this.g[f] -= this.slope(this.order[f])
    this.correct(total / problem.S, drift)
    for (let a = 0; a < this.count; a++) {
      this.mu[a] -= this.out[a]
      problem.su[this.rows[a]] = problem.S * this.mu[a]
    }
    const list = changetype<I32s>(changetype<usize>(this.order) + (<usize>this.free << 2))
    problem.backward(list, this.open - this.free, problem.su, sum(problem.n, at(problem.su)), from(this.g, this.free))
  }

  /** For what the free ones' conditions (g) and the intercept's lack: in out what mu has too much, in d the way to go. */
  correct(intercept: f64, drift: bool): void {
    const problem = this.problem
    const inverse = this.inverse
    memory.fill(at(this.rhs), 0, <usize>inverse.ld << 3)
    if (problem.intercept) this.rhs[inverse.room] = intercept
    for (let f = 0; f < this.free; f++) {
      const c = this.column[this.order[f]]
      if (c >= 0) this.rhs[inverse.room + c] = this.g[f]
      this.d[f] = c >= 0 ? 0 : this.g[f] / this.ridge(this.order[f])
    }
    if (inverse.curved) {
      memory.fill(at(problem.work), 0, <usize>problem.n << 3)
      problem.forward(this.order, this.free, this.d, 0, problem.work)
    }
    for (let a = 0; a < this.count; a++) {
      const i = this.rows[a]
      this.rhs[a] = (drift ? this.r[i] : 0) - (inverse.curved ? problem.work[i] : 0)
    }
    inverse.product(this.rhs, this.out)
    this.apply()
  }

  /**
   * The direction that moves z_i of the held row at place a by `by`, or (a < 0) the free feature-to-be j by it, the
   * other held rows staying; in d by the places of the free ones. Its curvature.
   */
  edge(a: i32, j: i32, by: f64): f64 {
    const inverse = this.inverse
    memory.fill(at(this.d), 0, <usize>this.free << 3)
    if (a >= 0) inverse.edge(a, by, this.out)
    else {
      memory.fill(at(this.rhs), 0, <usize>inverse.ld << 3)
      for (let t = 0; t < this.count; t++) this.rhs[t] = -by * this.entry(this.rows[t], j)
      inverse.product(this.rhs, this.out)
    }
    this.apply()
    let curvature: f64 = a < 0 ? this.ridge(j) * by * by : 0
    for (let f = 0; f < this.free; f++) curvature += this.ridge(this.order[f]) * this.d[f] * this.d[f]
    return curvature
  }

  /** How far the edge of feature j goes in the coefficients when this goes 1. */
  length(j: i32): f64 {
    this.edge(-1, j, 1)
    let sum: f64 = 1
    for (let f = 0; f < this.free; f++) sum += this.d[f] * this.d[f]
    return Math.sqrt(sum)
  }

  /** In d the part of out for the columns, and less A' out / ridge for the features with a ridge. */
  private apply(): void {
    const problem = this.problem
    const inverse = this.inverse
    if (inverse.curved) {
      memory.fill(at(problem.work), 0, <usize>problem.n << 3)
      let total: f64 = 0
      for (let a = 0; a < this.count; a++) {
        problem.work[this.rows[a]] = -problem.S * this.out[a]
        total -= problem.S * this.out[a]
      }
      problem.backward(this.order, this.free, problem.work, total, this.pull)
    }
    for (let f = 0; f < this.free; f++) {
      const c = this.column[this.order[f]]
      if (c >= 0) this.d[f] = this.out[inverse.room + c]
      else this.d[f] += this.pull[f] / this.ridge(this.order[f])
    }
    this.db = problem.intercept ? this.out[inverse.room] : 0
  }

  /** Puts feature j behind the free ones of the direction, to move by `by` along it; their number. */
  offer(j: i32, by: f64): i32 {
    this.put(j, this.free)
    this.d[this.free] = by
    return this.free + 1
  }

  /** delta = X~ d + db over the first k of the order. */
  aim(k: i32): void {
    memory.fill(at(this.delta), 0, <usize>this.problem.n << 3)
    this.problem.forward(this.order, k, this.d, this.db, this.delta)
  }
}
