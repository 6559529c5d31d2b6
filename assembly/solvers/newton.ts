import { Penalty } from "../contracts/penalty"
import { OPTIMAL, SEPARABLE, STOPPED, Solver } from "../contracts/solver"
import { axpyv, scale, sum } from "../kernels/vector"
import { f64s, make, reserveF64s } from "../memory/arena"
import { F64s, at, unset } from "../memory/arrays"
import { Problem } from "../problem"
import { ActiveSet } from "./active-set"
import { GramDescent } from "./gram-descent"
import { LineSearch } from "./line-search"
import { Quadratic } from "./quadratic"
import { WorkingSet } from "./working-set"

const EPS: f64 = 2.220446049250313e-16
const RECEDING: f64 = 0.01 // a step of the predictor too small to be one towards infinity
const SMALL: i32 = 64 // features that are never worth choosing among

/**
 * Proximal Newton with working sets (Lee, Sun, Saunders 2014; Yuan, Ho, Lin 2012, newGLMNET): the loss's quadratic
 * model on a working set is solved exactly in Gram space, the intercept eliminated by its Schur complement. For the
 * squared loss the model is the objective itself: one step a working set, one Gram matrix, no line search.
 */
@final
export class Newton implements Solver {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  model: Quadratic = unset<Quadratic>()
  descent: GramDescent = unset<GramDescent>()
  active: ActiveSet = unset<ActiveSet>()
  chosen: WorkingSet = unset<WorkingSet>()
  search: LineSearch = unset<LineSearch>()
  h: F64s = unset<F64s>() // s curvature, length n; none where it is s itself
  mh: F64s = unset<F64s>() // sum_i h_i x~_ij / S on the working set
  h0: f64 // sum_i h_i / S
  before: F64s = unset<F64s>() // w on the working set before the step
  gramWork: usize
  eligible: i32
  used: i32
  full: bool // the last solve stopped for want of capacity

  init(problem: Problem, penalty: Penalty, capacity: i32): Newton {
    this.problem = problem
    this.penalty = penalty
    this.model = make<Quadratic>().init(capacity, penalty)
    this.active = make<ActiveSet>().init(this.model)
    this.descent = make<GramDescent>().init(this.model, this.active)
    this.chosen = make<WorkingSet>().init(problem, penalty)
    this.search = make<LineSearch>().init(problem, penalty)
    this.mh = f64s(capacity)
    this.before = f64s(capacity)
    this.gramWork = at(reserveF64s(Math.ceil(problem.design.gramWork(capacity) / 8)))
    if (!problem.rows.quadratic()) this.h = f64s(problem.n)
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
    this.eligible = this.chosen.eligible()
    this.used = 0
    this.full = false
    model.k = 0
    this.active.set.m = 0
    this.h0 = 0
    problem.predictor()
    let size = this.eligible <= 2 * SMALL ? this.eligible : SMALL
    for (let still = 0; this.used < passes; this.used++) {
      problem.duals()
      const total = sum(problem.n, at(problem.su))
      problem.correlations(total)
      const violators = this.violators(total)
      if (violators == 0) return OPTIMAL
      const required = this.chosen.required()
      size = min(this.eligible, max(size, max(2 * required, min(4 * size, required + violators))))
      if (size > model.capacity) size = model.capacity
      this.full = required > size || (size == model.capacity && size < this.eligible && still > 0)
      if (this.full) return STOPPED
      if (size == 0) return OPTIMAL
      this.build(size, total / problem.S)
      this.descent.solve(passes)
      const gain = this.step(total / problem.S)
      if (gain < 0) return SEPARABLE
      still = gain > 4 * EPS * problem.null ? 0 : still + 1
      if (still > 3) return OPTIMAL
    }
    return STOPPED
  }

  /** How many features, and the intercept, still violate their optimality condition beyond rounding. */
  private violators(total: f64): i32 {
    const problem = this.problem
    const rms = Math.sqrt(problem.dualNorm())
    let length: f64 = rms
    for (let j = 0; j < problem.p; j++) length += Math.abs(problem.w[j]) * Math.sqrt(problem.norm[j])
    const unit = Math.min(2 * EPS * length, 1e-10 * Math.sqrt(2 * problem.null))
    let count = problem.intercept && Math.abs(total) > unit * problem.S ? 1 : 0
    for (let j = 0; j < problem.p; j++) {
      const noise = unit * Math.sqrt(problem.norm[j])
      if (problem.norm[j] > 0 && this.penalty.violation(j, problem.w[j], problem.c[j]) > noise) count++
    }
    return count
  }

  /** The quadratic model at the point, on a working set of `size` features. */
  private build(size: i32, g0: f64): void {
    const problem = this.problem
    const model = this.model
    const quadratic = problem.rows.quadratic()
    if (!(quadratic && model.k == this.eligible)) {
      model.k = this.chosen.choose(size, model.list)
      this.penalty.gather(model.list, model.k, model.penalty)
      if (!quadratic) problem.rows.curvatures(problem.n, problem.y, problem.z, problem.s, this.h)
      this.gram(quadratic ? problem.s : this.h)
      if (!quadratic && problem.intercept) this.schur()
    }
    const eliminate = !quadratic && problem.intercept
    for (let a = 0; a < model.k; a++) {
      const j = model.list[a]
      this.before[a] = problem.w[j]
      model.w[a] = problem.w[j]
      model.q[a] = problem.c[j] - (eliminate ? this.mh[a] * g0 / this.h0 : 0)
    }
    for (let a = 0; a < model.k; a++) {
      if (model.w[a] != 0) axpyv(model.k, model.w[a], at(model.row(a)), at(model.q))
    }
  }

  private gram(weights: F64s): void {
    const problem = this.problem
    const model = this.model
    problem.design.gram(model.list, model.k, weights, model.G, model.capacity, this.gramWork)
    for (let a = 0; a < model.k; a++) scale(model.k, 1 / problem.S, at(model.row(a)))
  }

  /** G - mh mh' / h0: what is left of the model once the intercept has taken its best value. */
  private schur(): void {
    const problem = this.problem
    const model = this.model
    const total = sum(problem.n, at(this.h))
    this.h0 = total / problem.S
    problem.backward(model.list, model.k, this.h, total, this.mh)
    for (let a = 0; a < model.k; a++) axpyv(model.k, -this.mh[a] / this.h0, at(this.mh), at(model.row(a)))
  }

  /** Takes the model's step, as much of it as lowers F; returns what it lowered F by, negative for no finite optimum. */
  private step(g0: f64): f64 {
    const problem = this.problem
    const model = this.model
    const quadratic = problem.rows.quadratic()
    let change: f64 = 0
    for (let a = 0; a < model.k; a++) {
      const delta = model.w[a] - this.before[a]
      change += this.mh[a] * delta
      this.before[a] = delta
    }
    const intercept = !problem.intercept ? 0 : quadratic ? g0 : (g0 - change) / this.h0
    if (!quadratic && this.unpenalised() > 0) {
      this.trace(model.q, intercept)
      if (this.receding()) return -1
    }
    this.trace(this.before, intercept)
    return this.search.step(model.list, model.k, this.before, model.w, intercept)
  }

  /** search.dz from a step of the working set and the intercept. */
  private trace(delta: F64s, intercept: f64): void {
    memory.fill(at(this.search.dz), 0, <usize>this.problem.n << 3)
    this.problem.forward(this.model.list, this.model.k, delta, intercept, this.search.dz)
  }

  /** model.q becomes the part of the step in which nothing, neither penalty nor bound, will ever stop a feature. */
  private unpenalised(): i32 {
    const penalty = this.penalty
    let columns = 0
    for (let a = 0; a < this.model.k; a++) {
      const j = this.model.list[a]
      const delta = this.before[a]
      const end = delta > 0 ? penalty.upper(j) : penalty.lower(j)
      const free = delta != 0 && penalty.kink(j) == 0 && penalty.ridge(j) == 0 && Math.abs(end) == Infinity
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
    const schur = this.problem.intercept && !this.problem.rows.quadratic()
    if (schur) for (let r = 0; r < set.m; r++) g[r] -= (this.mh[set.free[r]] * g0) / this.h0
    set.apply(g)
    if (!this.problem.intercept) return 0
    if (!schur) return g0
    if (this.h0 == 0) return 0 // no model was needed: the point was optimal from the start
    let left = g0
    for (let r = 0; r < set.m; r++) left -= this.mh[set.free[r]] * g[r]
    return left / this.h0
  }
}
