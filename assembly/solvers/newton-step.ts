import { Penalty } from "../contracts/penalty"
import { axpyv, dotv } from "../kernels/vector"
import { f64s, make } from "../memory/arena"
import { F64s, at, unset } from "../memory/arrays"
import { ALL, Problem } from "../problem"
import { FreeSet } from "./free-set"
import { LineSearch } from "./line-search"
import { LossModel } from "./loss-model"
import { Quadratic } from "./quadratic"
import { Secants } from "./secants"

const EPS: f64 = 2.220446049250313e-16
const RECEDING: f64 = 0.01 // a step of the predictor too small to be one towards infinity

/**
 * One step (w, b) += t (delta, step of the intercept), from the model's optimum. The whole step is taken where F still
 * falls at its end, or rises by at most a tenth of how it fell at first: that wants no value of F, which is convex.
 */
@final
export class NewtonStep {
  problem: Problem = unset<Problem>()
  loss: LossModel = unset<LossModel>()
  model: Quadratic = unset<Quadratic>() // the loss's
  set: FreeSet = unset<FreeSet>()
  search: LineSearch = unset<LineSearch>()
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
    this.search = make<LineSearch>().init(problem, penalty)
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
    const dz = this.search.dz
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
    axpyv(n, 1, at(dz), at(problem.z))
    problem.duals()
    const rise = this.slope(model.w) - dotv(n, at(problem.su), at(dz)) / problem.S
    this.whole = rise <= 0.1 * fall || fall <= 4 * EPS * problem.null
    if (this.whole) {
      for (let a = 0; a < k; a++) problem.w[model.list[a]] = model.w[a]
      problem.b += intercept
    } else {
      axpyv(n, -1, at(dz), at(problem.z))
      problem.duals()
      this.search.step(model.list, k, this.delta, model.w, intercept)
      problem.duals()
      this.secants.forget()
    }
    return Math.max(0, fall)
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

  /** The penalty's slope along the step, at the w of the list at one of its ends. */
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
    memory.fill(at(this.search.dz), 0, <usize>this.problem.n << 3)
    this.problem.forward(this.model.list, this.model.k, delta, intercept, this.search.dz)
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
    const dz = this.search.dz
    let most: f64 = 0
    for (let i = 0; i < problem.n; i++) most = Math.max(most, Math.abs(dz[i]))
    return most > RECEDING && problem.rows.recession(problem.n, problem.y, dz, problem.s) <= 1e-9 * most * problem.S
  }
}
