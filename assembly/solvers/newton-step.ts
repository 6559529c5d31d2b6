import { Penalty } from "../contracts/penalty"
import { axpyv, dotv } from "../kernels/vector"
import { f64s, make } from "../memory/arena"
import { F64s, at, given, unset } from "../memory/arrays"
import { ALL, Problem } from "../problem"
import { FreeSet } from "./free-set"
import { LossModel } from "./loss-model"
import { Quadratic } from "./quadratic"
import { Secants } from "./secants"

const EPS: f64 = 2.220446049250313e-16
const RECEDING: f64 = 0.01 // a step of the predictor too small to be one towards infinity

/**
 * One step (w, b) += t (delta, step of the intercept), from the model's optimum. The whole step is taken where F still
 * falls at its end, or rises by at most a tenth of how it fell at first, else the part after which it does neither: F is
 * convex, and its slopes say all that its values could.
 */
@final
export class NewtonStep {
  problem: Problem = unset<Problem>()
  loss: LossModel = unset<LossModel>()
  model: Quadratic = unset<Quadratic>() // the loss's
  set: FreeSet = unset<FreeSet>()
  dz: F64s = unset<F64s>() // length n: the step of the linear predictor
  secants: Secants = unset<Secants>()
  delta: F64s = unset<F64s>() // the step, on the list
  before: F64s = unset<F64s>() // w on the list before it
  stride: f64 // the largest |delta_j| |x~_j|
  whole: bool // t = 1

  init(problem: Problem, penalty: Penalty, loss: LossModel, set: FreeSet): NewtonStep {
    const capacity = loss.model.capacity
    this.problem = problem
    this.loss = loss
    this.model = loss.model
    this.set = set
    this.dz = f64s(problem.n)
    this.secants = make<Secants>().init(capacity)
    this.delta = f64s(capacity)
    this.before = f64s(capacity)
    return this
  }

  /** The model's w, c and q at the point. */
  aim(g0: f64): void {
    const model = this.model
    const k = model.k
    for (let a = 0; a < k; a++) {
      this.before[a] = this.problem.w[model.list[a]]
      model.w[a] = this.before[a]
      model.c[a] -= this.loss.share(a, g0)
      model.q[a] = model.c[a]
    }
    for (let a = 0; a < k; a++) if (model.w[a] != 0) axpyv(k, model.w[a], at(model.row(a)), at(model.q))
  }

  /** Takes the model's step, as much of it as lowers F; returns how steeply F fell, negative for no finite optimum. */
  take(g0: f64, same: bool): f64 {
    const problem = this.problem
    const model = this.model
    const n = problem.n
    const dz = this.dz
    const k = model.k
    for (let a = 0; a < k; a++) this.delta[a] = model.w[a] - this.before[a]
    let intercept = this.loss.intercept(g0, ALL, k, this.delta)
    if (!problem.rows.quadratic()) intercept = this.learn(intercept, same)
    this.stride = 0
    for (let a = 0; a < k; a++) {
      this.stride = Math.max(this.stride, Math.abs(this.delta[a]) * Math.sqrt(problem.norm[model.list[a]]))
    }
    this.stride = Math.max(this.stride, Math.abs(intercept))
    if (!problem.rows.quadratic() && this.unpenalised() > 0) {
      this.trace(model.q, intercept)
      if (this.receding()) return -1
    }
    this.trace(this.delta, intercept)
    const fall = dotv(n, at(problem.su), at(dz)) / problem.S - this.slope(this.before)
    const rise = this.go(1, model.w)
    this.whole = rise <= 0.1 * fall || Math.abs(fall) <= 4 * EPS * problem.null
    if (!this.whole) {
      intercept *= this.shorten(fall, rise)
      this.secants.forget()
    }
    for (let a = 0; a < k; a++) problem.w[model.list[a]] = model.w[a]
    problem.b += intercept
    if (!this.whole) {
      problem.predictor() // there and back again has cost it digits
      problem.duals()
    }
    return Math.max(0, fall)
  }

  /** z += t dz, and the duals; returns the slope of F there, where the list's coefficients are w. */
  private go(t: f64, w: F64s): f64 {
    const problem = this.problem
    axpyv(problem.n, t, at(this.dz), at(problem.z))
    problem.duals()
    const slope = this.slope(w) - dotv(problem.n, at(problem.su), at(this.dz)) / problem.S
    return slope == slope ? slope : Infinity // u has overflowed
  }

  /** Back to the t < 1 where F is flat enough, by false position (Dowell and Jarratt 1971, "Illinois"); returns t. */
  private shorten(fall: f64, rise: f64): f64 {
    const model = this.model
    const w = model.q
    const least = 0.1 * Math.abs(fall)
    let low: f64 = 0
    let high: f64 = 1
    let t: f64 = 1
    let side: f64 = 0
    for (let k = 0; k < 60; k++) {
      const next = fall > 0 ? low + (high - low) * Math.min(Math.max(fall / (fall + rise), 0.1), 0.9) : 0
      for (let a = 0; a < model.k; a++) w[a] = this.before[a] + next * this.delta[a]
      const slope = this.go(next - t, w)
      t = next
      if (next == 0 || Math.abs(slope) <= least) break
      if (slope > 0) {
        high = next
        rise = slope
        if (side > 0) fall *= 0.5
      } else {
        low = next
        fall = -slope
        if (side < 0) rise *= 0.5
      }
      side = slope
    }
    memory.copy(at(model.w), at(w), <usize>model.k << 3)
    return t
  }

  /** What earlier steps have taught goes into this one; returns the intercept's. */
  private learn(intercept: f64, same: bool): f64 {
    const model = this.model
    const set = this.set
    const secants = this.secants
    secants.record(model.k, this.delta, intercept, same)
    if (secants.combine(set.free, set.m) && this.modest()) {
      for (let r = 0; r < set.m; r++) {
        const a = set.free[r]
        this.delta[a] -= secants.correction(a)
        model.w[a] = this.before[a] + this.delta[a]
      }
      intercept -= secants.correction(-1)
    }
    secants.took(model.k, this.delta, intercept)
    return intercept
  }

  /** Whether the correction is small beside the step, and takes no feature past its kink or bound. */
  private modest(): bool {
    const set = this.set
    const penalty = this.model.penalty
    let square: f64 = 0
    let most: f64 = 0
    for (let r = 0; r < set.m; r++) {
      const a = set.free[r]
      const correction = this.secants.correction(a)
      const w = this.before[a] + this.delta[a] - correction
      if (w <= penalty.lower(a) || w >= penalty.upper(a) || w * set.sign[a] < 0) return false
      square += correction * correction
      most += this.delta[a] * this.delta[a]
    }
    return square <= 0.25 * most
  }

  /** The penalty's slope along the step, at the w of the list at one of its ends, or between. */
  private slope(w: F64s): f64 {
    const penalty = this.model.penalty
    let slope: f64 = 0
    for (let a = 0; a < this.model.k; a++) {
      const delta = this.delta[a]
      if (delta == 0) continue
      // At 0 the step comes from, or goes to, the side that its other end is on.
      const side = w[a] != 0 ? w[a] : this.model.w[a] + this.before[a]
      slope += delta * (penalty.ridge(a) * w[a] + (side > 0 ? penalty.kink(a) : -penalty.kink(a)))
    }
    return slope
  }

  /** search.dz from a step of the list and the intercept. */
  private trace(delta: F64s, intercept: f64): void {
    memory.fill(at(this.dz), 0, <usize>this.problem.n << 3)
    this.problem.forward(this.model.list, this.model.k, delta, intercept, this.dz)
  }

  /** model.q becomes the part of the step in which nothing, neither penalty nor bound, will ever stop a feature. */
  private unpenalised(): i32 {
    const penalty = this.model.penalty
    let columns = 0
    for (let a = 0; a < this.model.k; a++) {
      const delta = this.delta[a]
      const end = delta > 0 ? penalty.upper(a) : penalty.lower(a)
      const free = delta != 0 && penalty.kink(a) == 0 && penalty.ridge(a) == 0 && Math.abs(end) == Infinity
      this.model.q[a] = free ? delta : 0
      if (free) columns++
    }
    return columns
  }

  /**
   * Whether that part, however long, costs nothing: then no optimum is finite. Newton steps tend to such a direction,
   * one unit of the predictor each, while every other part of the step dies out.
   */
  private receding(): bool {
    const problem = this.problem
    const dz = this.dz
    let most: f64 = 0
    for (let i = 0; i < problem.n; i++) {
      if (!given(problem.s) || problem.s[i] > 0) most = Math.max(most, Math.abs(dz[i]))
    }
    for (let i = 0; i < problem.n; i++) if (Math.abs(dz[i]) <= 1e-9 * most) dz[i] = 0
    const least = 1e-9 * Math.min(problem.spread, 1) * most * problem.S
    return most > RECEDING && problem.rows.recession(problem.n, problem.y, dz, problem.s) <= least
  }
}
