import { Penalty } from "../contracts/penalty"
import { OPTIMAL, SEPARABLE, STOPPED, Solver } from "../contracts/solver"
import { log1p } from "../kernels/exp"
import { axpyv, dotv } from "../kernels/vector"
import { f64s, i32s, make } from "../memory/arena"
import { F64s, I32s, at, unset } from "../memory/arrays"
import { ALL, Problem } from "../problem"
import { ActiveSet } from "./active-set"
import { FIXED } from "./free-set"
import { GramDescent } from "./gram-descent"
import { LineSearch } from "./line-search"
import { Lookout } from "./lookout"
import { LossModel } from "./loss-model"
import { Quadratic } from "./quadratic"
import { Secants } from "./secants"
import { WorkingSet } from "./working-set"

const EPS: f64 = 2.220446049250313e-16
const RECEDING: f64 = 0.01 // a step of the predictor too small to be one towards infinity
const SMALL: i32 = 64 // features that are never worth choosing among
const FRESH: f64 = -7 // log of what a fresh model's step leaves of the violations
const LIGHT: f64 = 2e-12 // what a light finish may leave of a coefficient, relative to the largest

/**
 * Proximal Newton with working sets (Lee, Sun, Saunders 2014; Yuan, Ho, Lin 2012, newGLMNET), the chord's way: one
 * quadratic model of the loss, solved exactly in Gram space, serves step after step, and penalty after penalty, as long
 * as a step with it shrinks the violations enough; gradients are always the loss's own. For the squared loss the
 * model is the objective itself and serves for good.
 */
@final
export class Newton implements Solver {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  loss: LossModel = unset<LossModel>()
  model: Quadratic = unset<Quadratic>() // the loss's
  descent: GramDescent = unset<GramDescent>()
  active: ActiveSet = unset<ActiveSet>()
  chosen: WorkingSet = unset<WorkingSet>()
  search: LineSearch = unset<LineSearch>()
  secants: Secants = unset<Secants>()
  lookout: Lookout = unset<Lookout>()
  fresh: I32s = unset<I32s>() // violators outside the list
  worst: f64 // of them
  delta: F64s = unset<F64s>() // the step, on the list
  before: F64s = unset<F64s>() // w on the list before it
  noise: f64 // what rounding leaves of c_j, per unit of |x~_j|
  length: f64 // sum_j |w_j| |x~_j|, and the residual's
  stride: f64 // the largest |delta_j| |x~_j|
  used: i32
  full: bool // the last solve stopped for want of capacity
  placed: bool // z, u and c are those of the point
  standing: bool // the factor holds for the model and w
  short: f64 // what the model's steps have fallen short of a fresh one's, in steps
  tolerance: f64 // of F, for a light finish; 0 for an exact one

  init(problem: Problem, penalty: Penalty, capacity: i32): Newton {
    this.problem = problem
    this.penalty = penalty
    this.loss = make<LossModel>().init(problem, penalty, capacity)
    this.model = this.loss.model
    this.active = make<ActiveSet>().init(this.model)
    this.descent = make<GramDescent>().init(this.model, this.active)
    this.chosen = make<WorkingSet>().init(problem, penalty)
    this.search = make<LineSearch>().init(problem, penalty)
    this.lookout = make<Lookout>().init(problem)
    this.secants = make<Secants>().init(capacity)
    this.fresh = i32s(problem.p)
    this.delta = f64s(capacity)
    this.before = f64s(capacity)
    return this
  }

  able(): bool {
    return this.problem.rows.steepest() < Infinity
  }

  iterations(): i32 {
    return this.used
  }

  solve(target: f64, passes: i32): i32 {
    const problem = this.problem
    const model = this.model
    this.used = 0
    this.full = false
    if (!this.placed) this.place()
    let last: f64 = Infinity
    for (let still = 0; this.used < passes; this.used++) {
      const g0 = this.lookout.total / problem.S
      const inside = this.inside(g0)
      const entering = this.outside()
      const ratio = inside / last
      if (entering == 0 && this.settled(inside, ratio)) return OPTIMAL
      if (!this.remodel(ratio, entering)) return STOPPED
      if (model.k == 0 && !problem.intercept) return OPTIMAL
      last = Math.max(inside, this.worst)
      this.aim(g0)
      const same = this.standing
      this.descent.solve(passes, this.standing)
      this.standing = true
      const gain = this.step(g0, same && this.active.set.changes == 0)
      if (gain < 0) return SEPARABLE
      still = gain > 4 * EPS * problem.null ? 0 : still + 1
      if (still > 3) return OPTIMAL
    }
    return STOPPED
  }

  /** Goes on under another penalty, with a finish that leaves at most `tolerance` of F; 0 for an exact one. */
  under(penalty: Penalty, tolerance: f64): void {
    const model = this.model
    this.tolerance = tolerance
    this.secants.linked = false
    this.lookout.under(penalty)
    this.penalty = penalty
    this.chosen.penalty = penalty
    this.search.penalty = penalty
    for (let a = 0; a < model.k; a++) {
      const j = model.list[a]
      this.lookout.wake[j] = Infinity
      const same = penalty.ridge(j) == model.penalty.ridge(a)
      if (!same || (penalty.kink(j) > 0) != (model.penalty.kink(a) > 0)) this.standing = false
    }
    penalty.gather(model.list, model.k, model.penalty)
  }

  /** z, u and c anew from w and b; no model. */
  place(): void {
    this.problem.predictor()
    this.problem.duals()
    this.lookout.under(this.penalty)
    this.lookout.forget()
    this.lookout.advance()
    this.model.k = 0
    this.standing = false
    this.placed = true
    this.active.set.m = 0
  }

  /** The largest violation of the list and the intercept, in units of |x~_j|; their c exactly. */
  private inside(g0: f64): f64 {
    const problem = this.problem
    const model = this.model
    const c = model.c
    let most = problem.intercept ? Math.abs(g0) : 0
    problem.backward(model.list, model.k, problem.su, this.lookout.total, c)
    this.length = Math.sqrt(problem.dualNorm())
    for (let a = 0; a < model.k; a++) {
      const j = model.list[a]
      const norm = Math.sqrt(problem.norm[j])
      problem.c[j] = c[a]
      this.lookout.place[j] = this.lookout.way
      this.length += Math.abs(problem.w[j]) * norm
      most = Math.max(most, this.penalty.violation(j, problem.w[j], c[a]) / norm)
    }
    return most
  }

  /** How many features outside the list violate their condition beyond rounding, looking where that is possible. */
  private outside(): i32 {
    const problem = this.problem
    const penalty = this.penalty
    const w = problem.w
    let count = 0
    const lookout = this.lookout
    this.worst = 0
    if (this.model.k == 0) for (let j = 0; j < problem.p; j++) this.length += Math.abs(w[j]) * Math.sqrt(problem.norm[j])
    this.noise = Math.min(2 * EPS * this.length, 1e-10 * Math.sqrt(2 * problem.null))
    for (let j = 0; j < problem.p; j++) {
      if (lookout.way < lookout.wake[j]) continue
      if (!problem.open(j, penalty.lower(j), penalty.upper(j))) {
        lookout.wake[j] = Infinity
        continue
      }
      const violation = penalty.violation(j, w[j], lookout.look(j)) * lookout.inverse[j]
      lookout.rest(j)
      if (violation <= this.noise && w[j] == 0) continue
      this.fresh[count++] = j
      this.worst = Math.max(this.worst, violation)
    }
    return count
  }

  /** Whether the list's violations are rounding; for a light finish, whether what is left of the coefficients is small. */
  private settled(inside: f64, ratio: f64): bool {
    if (inside <= this.noise) return true
    if (this.used == 0 || !(ratio < 0.5) || inside * this.length > this.tolerance) return false
    let most: f64 = 0
    for (let a = 0; a < this.model.k; a++) {
      const j = this.model.list[a]
      most = Math.max(most, Math.abs(this.problem.w[j]) * Math.sqrt(this.problem.norm[j]))
    }
    return 2 * ratio * this.stride <= LIGHT * most
  }

  /** A model of what is on the list and what must enter it: the one that stands where it serves; false for want of room. */
  private remodel(ratio: f64, entering: i32): bool {
    const model = this.model
    const list = model.list
    const lookout = this.lookout
    const k = model.k
    const poor = this.poor(ratio)
    let count = k
    if (poor || entering > k / 5 || k + entering > model.capacity) {
      count = 0
      for (let a = 0; a < k; a++) {
        const j = list[a]
        if (this.problem.w[j] != 0 || this.penalty.kink(j) == 0) list[count++] = j
        else lookout.rest(j)
      }
      if (k == 0 || entering > max(SMALL, count) || count + entering > model.capacity) {
        count = this.choose(entering)
        if (count < 0) return false
      } else for (let r = 0; r < entering; r++) list[count++] = this.fresh[r]
      this.loss.build(count)
      this.secants.forget()
      this.short = 0
      this.standing = false
    } else {
      for (let r = 0; r < entering; r++) {
        this.active.set.state[k + r] = FIXED
        this.active.set.sign[k + r] = 0
        this.loss.append(this.fresh[r])
      }
      if (entering == 0) return true
      count += entering
    }
    for (let a = 0; a < count; a++) {
      model.c[a] = lookout.look(list[a])
      lookout.wake[list[a]] = Infinity
    }
    this.penalty.gather(list, count, model.penalty)
    return true
  }

  /** A list of the nonzero features and the best of all others; -1 for want of room. */
  private choose(entering: i32): i32 {
    const model = this.model
    const eligible = this.chosen.eligible()
    const required = this.chosen.required()
    let size = required + min(entering, max(SMALL, required))
    if (eligible <= 2 * SMALL) size = eligible
    if (size > model.capacity) size = model.capacity
    this.full = required > size || (entering > 0 && required == size && size < eligible)
    if (this.full) return -1
    return size > 0 ? this.chosen.choose(size, model.list) : 0
  }

  /**
   * Whether a new model pays: once what the steps have fallen short of a fresh model's, in steps, would have paid for
   * it, or a step has hardly helped (the rule of the ski that is rented or bought: at most twice the least cost).
   */
  private poor(ratio: f64): bool {
    const problem = this.problem
    const k = <f64>this.model.k
    if (problem.rows.quadratic()) return false
    if (k == 0) return true
    if (!(ratio < Infinity && ratio > 0)) return false
    this.short += Math.max(0, 1 - log1p(Math.max(ratio, 1e-6) - 1) / FRESH)
    const n = <f64>problem.n
    let entries: f64 = 0
    for (let a = 0; a < this.model.k; a++) entries += problem.design.cost(this.model.list[a])
    const build = (k * entries) / 5 + 60 * n + (k * k * k) / 12
    return ratio > 0.5 || this.short * (2 * entries + 100 * n) > build
  }

  /** The model's w, c and q at the point. */
  private aim(g0: f64): void {
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
  private step(g0: f64, same: bool): f64 {
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
    if (rise <= 0.1 * fall || fall <= 4 * EPS * problem.null) {
      for (let a = 0; a < k; a++) problem.w[model.list[a]] = model.w[a]
      problem.b += intercept
    } else {
      axpyv(n, -1, at(dz), at(problem.z))
      problem.duals()
      this.search.step(model.list, k, this.delta, model.w, intercept)
      problem.duals()
      this.secants.forget()
      this.standing = false
    }
    this.lookout.advance()
    return Math.max(0, fall)
  }

  /** What earlier steps have taught goes into this one; returns the intercept's. */
  private learn(intercept: f64, same: bool): f64 {
    const model = this.model
    const set = this.active.set
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
    const set = this.active.set
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

  free(): i32 {
    return this.full ? -1 : this.active.set.m
  }

  feature(r: i32): i32 {
    return this.model.list[this.active.set.free[r]]
  }

  correct(g: F64s, g0: f64): f64 {
    const set = this.active.set
    for (let r = 0; r < set.m; r++) g[r] -= this.loss.share(set.free[r], g0)
    set.apply(g)
    return this.loss.intercept(g0, set.free, set.m, g)
  }
}
