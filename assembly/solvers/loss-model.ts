import { Penalty } from "../contracts/penalty"
import { log1p } from "../kernels/exp"
import { axpyv, scale, sum } from "../kernels/vector"
import { f64s, i32s, make, mark, release, reserveF64s } from "../memory/arena"
import { F64s, I32s, at, from, given, unset } from "../memory/arrays"
import { Problem } from "../problem"
import { Planes } from "./planes"
import { Quadratic } from "./quadratic"

export const LEAST: f64 = 1e-3 // share of the parabolas
const CONSTANT: f64 = 1e-14 // share of a column's square that rounding leaves beside its mean's
const FRESH: f64 = -7 // log of what a fresh model's step leaves of the violations

/**
 * The loss to second order on a list of features, h = s curvature at some point of the way:
 *   G = X~' h X~ / S - mh mh' / h0, mh = X~' h / S, h0 = sum_i h_i / S,
 * the intercept at its best value for every w. The squared loss has h = s, and needs neither mh nor h0. Where curvature is
 * nowhere, or nothing to rely on, parabolas above the loss lend it some.
 */
@final
export class LossModel {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  model: Quadratic = unset<Quadratic>()
  h: F64s = unset<F64s>() // length n; none where it is s itself
  last: F64s = unset<F64s>() // that of the model before, of a loss that is straight somewhere; else none
  order: I32s = unset<I32s>() // length n: samples that bend otherwise than in the model before
  changed: f64 // their share
  listed: I32s = unset<I32s>() // the list that G was built on
  built: i32
  mh: F64s = unset<F64s>()
  h0: f64
  lent: f64 // share of the parabolas in h
  work: usize
  planes: Planes = unset<Planes>() // where there are several outputs
  short: f64 // what the steps have fallen short of a fresh model's, in steps

  init(problem: Problem, penalty: Penalty, capacity: i32): LossModel {
    this.problem = problem
    this.penalty = penalty
    this.model = make<Quadratic>().init(capacity, penalty)
    this.mh = f64s(capacity)
    this.work = at(reserveF64s(Math.ceil(problem.design.gramWork(capacity) / 8)))
    if (problem.outputs > 1) this.planes = make<Planes>().init(problem, capacity, this.work)
    if (!problem.rows.quadratic()) this.h = f64s(problem.n)
    this.h0 = 1
    this.changed = 1
    if (problem.rows.widen(1)) {
      this.last = f64s(problem.n)
      this.order = i32s(problem.n)
      this.listed = i32s(capacity)
    }
    return this
  }

  /** Afresh at the problem's point, on the k features of the model's list; with a share of the parabolas. */
  build(k: i32, share: f64): void {
    const problem = this.problem
    const model = this.model
    model.k = k
    this.short = 0
    const h0 = this.h0
    if (given(this.h)) this.measure(share)
    if (k == 0) return
    if (problem.outputs > 1) {
      this.planes.gram(model.list, k, this.h, model.G, model.capacity)
      this.planes.anchor(model.list, k, this.penalty, model.G, model.capacity)
      return
    }
    if (!this.update(k, h0)) {
      problem.design.gram(model.list, k, this.weights(), model.G, model.capacity, this.work)
      for (let a = 0; a < k; a++) scale(k, 1 / problem.S, at(model.row(a)))
    }
    this.built = k
    if (given(this.last)) memory.copy(changetype<usize>(this.listed), changetype<usize>(model.list), <usize>k << 2)
    if (!this.schur()) return
    problem.backward(model.list, k, this.h, this.h0 * problem.S, this.mh)
    for (let a = 0; a < k; a++) this.center(a, k)
  }

  /** The same from the model that stands, on the same list, where no more than a third of the samples bend otherwise. */
  private update(k: i32, h0: f64): bool {
    const problem = this.problem
    const model = this.model
    const order = this.order
    if (!given(this.last) || k != this.built || k * k < 4 * problem.p) return false
    if (memory.compare(changetype<usize>(this.listed), changetype<usize>(model.list), <usize>k << 2)) return false
    let count = 0
    for (let i = 0; i < problem.n; i++) if (this.h[i] != this.last[i]) order[count++] = i
    this.changed = <f64>count / <f64>problem.n
    if (3 * count > problem.n) return false
    if (this.schur()) for (let a = 0; a < k; a++) axpyv(k, this.mh[a] / h0, at(this.mh), at(model.row(a)))
    if (count == 0) return true
    const room = mark()
    const w = f64s(count)
    const T = reserveF64s(<f64>k * <f64>k)
    for (let i = 0; i < count; i++) w[i] = (this.h[order[i]] - this.last[order[i]]) / problem.S
    problem.design.subset(order, count).gram(model.list, k, w, T, k, this.work)
    for (let a = 0; a < k; a++) axpyv(k, 1, at(from(T, a * k)), at(model.row(a)))
    release(room)
    return true
  }

  /** The bends are so many times as sharp. */
  sharpen(by: f64): void {
    const k = this.model.k
    scale(this.problem.n, by, at(this.h))
    scale(k, by, at(this.mh))
    for (let a = 0; a < k; a++) scale(k, by, at(this.model.row(a)))
    this.h0 *= by
  }

  /** Row a of G, of k features, about their h-weighted means; a column that is nothing but its mean has none of its own. */
  private center(a: i32, k: i32): void {
    const row = this.model.row(a)
    const mean = this.mh[a]
    axpyv(k, -mean / this.h0, at(this.mh), at(row))
    if (row[a] * this.h0 < CONSTANT * mean * mean) row[a] = 0
  }

  private measure(share: f64): void {
    const problem = this.problem
    if (given(this.last)) {
      const last = this.last
      this.last = this.h
      this.h = last
    }
    const bent = problem.rows.bounds(problem.n, problem.y, problem.z, problem.s, share, this.h)
    this.lent = share
    if (bent <= this.model.k + 1 && share == 0) {
      this.lent = LEAST
      problem.rows.bounds(problem.n, problem.y, problem.z, problem.s, LEAST, this.h)
    }
    this.h0 = sum(problem.n, at(this.h)) / problem.S
  }

  private weights(): F64s {
    return given(this.h) ? this.h : this.problem.s
  }

  private schur(): bool {
    return given(this.h) && this.problem.intercept
  }

  /** One feature more, with the h that the others have. */
  append(j: i32): void {
    const problem = this.problem
    const model = this.model
    const a = model.k++
    model.list[a] = j
    this.built = 0
    const row = model.row(a)
    if (problem.outputs > 1) problem.bent(model.list, a, this.h, row)
    else this.weighted(j, a, row)
    for (let b = 0; b < a; b++) model.row(b)[a] = row[b]
  }

  /** Row a of G, of feature j, with the features before it. */
  private weighted(j: i32, a: i32, row: F64s): void {
    const problem = this.problem
    const model = this.model
    const n = problem.n
    const weights = this.weights()
    const x = problem.work
    memory.fill(at(x), 0, <usize>n << 3)
    const constant = given(weights) ? problem.design.axpyWeighted(j, 1, weights, x) : problem.design.axpy(j, 1, x)
    if (constant != 0) for (let i = 0; i < n; i++) x[i] -= given(weights) ? weights[i] * constant : constant
    const total = sum(n, at(x))
    problem.backward(model.list, a + 1, x, total, row)
    if (this.schur()) {
      this.mh[a] = total / problem.S
      this.center(a, a + 1)
    }
  }

  /** What the intercept's slope g0 takes from c_a once the intercept has its best value. */
  share(a: i32, g0: f64): f64 {
    return this.schur() ? (this.mh[a] * g0) / this.h0 : 0
  }

  /** The intercept's step beside a step of k features of the list (none: of all). */
  intercept(g0: f64, rows: I32s, k: i32, delta: F64s): f64 {
    if (!this.problem.intercept || this.h0 == 0) return 0
    let left = g0
    if (this.schur()) for (let r = 0; r < k; r++) left -= this.mh[changetype<usize>(rows) ? rows[r] : r] * delta[r]
    return left / this.h0
  }

  /**
   * Whether a new model pays: once what the steps have fallen short of a fresh model's, in steps, would have paid for
   * it, or a step has hardly helped (the rule of the ski that is rented or bought: at most twice the least cost).
   */
  poor(ratio: f64): bool {
    const problem = this.problem
    const k = <f64>this.model.k
    if (problem.rows.quadratic()) return false
    if (k == 0) return true
    if (!(ratio < Infinity && ratio > 0)) return false
    this.short += Math.max(0, 1 - log1p(Math.max(ratio, 1e-6) - 1) / FRESH)
    const n = <f64>problem.n
    let entries: f64 = 0
    for (let a = 0; a < this.model.k; a++) entries += problem.design.cost(this.model.list[a])
    const build = (k * entries * Math.min(this.changed, 1)) / 5 + 60 * n + (k * k * k) / 12
    return ratio > 0.5 || this.short * (2 * entries + 100 * n) > build
  }
}
