import { Penalty } from "../contracts/penalty"
import { OPTIMAL, SEPARABLE, STOPPED, Solver, UNBOUNDED } from "../contracts/solver"
import { dotv, sum } from "../kernels/vector"
import { i32s, make } from "../memory/arena"
import { F64s, I32s, at, unset } from "../memory/arrays"
import { Problem } from "../problem"
import { ActiveSet } from "./active-set"
import { FIXED } from "./free-set"
import { GramDescent } from "./gram-descent"
import { Lookout } from "./lookout"
import { LEAST, LossModel } from "./loss-model"
import { Quadratic } from "./quadratic"
import { NewtonStep } from "./newton-step"
import { WorkingSet } from "./working-set"

const EPS: f64 = 2.220446049250313e-16
const SMALL: i32 = 64 // features that are never worth choosing among
const IDLE: i32 = 20 // steps without a gain after which violations that still shrink are rounding
const CUTS: i32 = 12 // steps cut short that a wider bend is worth
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
  step: NewtonStep = unset<NewtonStep>()
  chosen: WorkingSet = unset<WorkingSet>()
  lookout: Lookout = unset<Lookout>()
  fresh: I32s = unset<I32s>() // violators outside the list
  worst: f64 // of them
  noise: f64 // what rounding leaves of c_j, per unit of |x~_j|
  left: f64 // about what the list's violations leave of the gap
  length: f64 // sum_j |w_j| |x~_j|, and the residual's
  used: i32
  full: bool // the last solve stopped for want of capacity
  placed: bool // z, u and c are those of the point
  standing: bool // the factor holds for the model and w
  share: f64 // of parabolas above the loss, for the next model
  straight: bool // the loss is so somewhere
  width: f64 // the loss bends over so many times its own range
  tolerance: f64 // of F, for a light finish; 0 for an exact one
  target: f64 // the gap that is wanted; 0: what rounding leaves

  init(problem: Problem, penalty: Penalty, capacity: i32): Newton {
    this.problem = problem
    this.penalty = penalty
    this.loss = make<LossModel>().init(problem, penalty, capacity)
    this.model = this.loss.model
    this.active = make<ActiveSet>().init(this.model)
    this.descent = make<GramDescent>().init(this.model, this.active)
    this.chosen = make<WorkingSet>().init(problem, penalty)
    this.step = make<NewtonStep>().init(problem, penalty, this.loss, this.active.set)
    this.lookout = make<Lookout>().init(problem)
    this.fresh = i32s(problem.p)
    this.width = 1
    this.straight = problem.rows.widen(1)
    return this
  }

  able(): bool {
    return !this.problem.rows.kinked()
  }

  iterations(): i32 {
    return this.used
  }

  solve(target: f64, passes: i32): i32 {
    const cold = !this.placed && dotv(this.problem.p, at(this.problem.w), at(this.problem.w)) == 0
    this.used = 0
    this.full = false
    if (!this.placed) this.place()
    this.target = target
    const status = this.run(passes, cold)
    this.bend(1)
    return status
  }

  /** `far`: the optimum is not near, and a loss that is straight for most samples had better bend more at first. */
  private run(passes: i32, far: bool): i32 {
    const problem = this.problem
    const model = this.model
    let last: f64 = Infinity
    let cuts = 0
    this.share = 0
    for (let still = 0, idle = 0; this.used < passes; this.used++) {
      const g0 = this.lookout.total / problem.S
      const inside = this.inside(g0)
      const entering = this.outside()
      let ratio = inside / last
      const settled = entering == 0 && this.settled(inside, ratio)
      if (this.width > 1 && settled) {
        this.bend(0.25 * this.width)
        continue
      }
      if (settled) {
        if (this.loss.lent == 0 || this.tolerance + this.target > 0 || this.share < 0) return OPTIMAL
        this.share = -1 // an exact finish wants the loss's own model
        ratio = 1
      }
      if (far && entering > 0) {
        far = false
        cuts = 4
        this.bend(this.opening())
        if (this.width > 1) continue
      }
      if (!this.remodel(ratio, entering)) return STOPPED
      if (model.k == 0 && !problem.intercept) {
        if (this.width == 1) return OPTIMAL
        this.bend(0.25 * this.width)
        continue
      }
      last = Math.max(inside, this.worst)
      this.step.aim(g0)
      const same = this.standing
      this.descent.solve(passes, same)
      if (this.loss.lent == 0 && this.share == 0 && this.straight && this.active.spanned()) this.support(g0, passes)
      const gain = this.step.take(g0, same && this.active.set.changes == 0)
      if (gain < 0) return problem.rows.steepest() < Infinity ? SEPARABLE : UNBOUNDED // classes, or a mean
      this.standing = this.step.whole
      const whole = this.step.whole
      if (this.straight) this.share = whole ? (this.share > LEAST ? 0.1 * this.share : 0) : Math.min(1, Math.max(LEAST, 10 * this.share))
      this.lookout.advance()
      if (!whole && ++cuts == 4) this.bend(this.opening())
      if (this.width > 1) {
        if (whole || cuts > CUTS) this.bend(0.25 * this.width)
        last = Infinity
        continue
      }
      idle = gain > 4 * EPS * problem.null ? 0 : idle + 1
      still = idle == 0 || ratio < 0.5 ? 0 : still + 1 // F is blind to the last half of the digits
      if (still > 3 || idle > IDLE) return OPTIMAL
    }
    return STOPPED
  }

  /** How wide the loss's bends must be for half of the samples to lie within. */
  private opening(): f64 {
    const problem = this.problem
    const rows = problem.rows
    const h = problem.work
    let width: f64 = 1
    for (; rows.widen(width) && width < 1e30; width *= 4) {
      rows.curvatures(problem.n, problem.y, problem.z, problem.s, h)
      if (width * sum(problem.n, at(h)) >= 0.5 * problem.S) break
    }
    return width
  }

  private bend(width: f64): void {
    width = Math.max(width, 1)
    if (!this.problem.rows.widen(width) || width == this.width) return
    this.loss.sharpen(this.width / width)
    this.width = width
    this.problem.duals()
    this.lookout.advance()
  }

  /** Where the loss leaves features undecided: the same step from a model in which they are not. */
  private support(g0: f64, passes: i32): void {
    const model = this.model
    this.loss.build(model.k, LEAST)
    this.step.secants.forget()
    for (let a = 0; a < model.k; a++) model.c[a] = this.problem.c[model.list[a]]
    this.step.aim(g0)
    this.descent.solve(passes, false)
  }

  /** Goes on under another penalty, with a finish that leaves at most `tolerance` of F; 0 for an exact one. */
  under(penalty: Penalty, tolerance: f64): void {
    const model = this.model
    this.tolerance = tolerance
    this.step.secants.linked = false
    this.lookout.under(penalty)
    this.penalty = penalty
    this.loss.penalty = penalty
    this.chosen.penalty = penalty
    for (let a = 0; a < model.k; a++) {
      const j = model.list[a]
      this.lookout.wake[j] = Infinity
      const same = penalty.ridge(j) == model.penalty.ridge(a)
      if (!same || (penalty.kink(j) > 0) != (model.penalty.kink(a) > 0)) this.standing = false
    }
    penalty.gather(model.list, model.k, model.penalty)
  }

  /** z, u and c anew from w and b, or from the null model where these are worse; no model. */
  place(): void {
    const problem = this.problem
    problem.predictor()
    if (!problem.rows.quadratic() && !(this.objective() <= problem.base)) {
      problem.clear()
      problem.predictor()
    }
    problem.duals()
    this.loss.build(0, 0)
    this.lookout.under(this.penalty)
    this.lookout.forget()
    this.lookout.advance()
    this.standing = false
    this.placed = true
    this.active.set.m = 0
  }

  private objective(): f64 {
    const problem = this.problem
    let sum = problem.rows.value(problem.n, problem.y, problem.z, problem.s) / problem.S
    for (let j = 0; j < problem.p; j++) sum += this.penalty.value(j, problem.w[j])
    return sum
  }

  /** The largest violation of the list and the intercept, in units of |x~_j|; their c exactly. */
  private inside(g0: f64): f64 {
    const problem = this.problem
    const model = this.model
    const c = model.c
    let most = problem.intercept ? Math.abs(g0) : 0
    this.left = most * Math.abs(problem.b)
    problem.backward(model.list, model.k, problem.su, this.lookout.total, c)
    this.length = Math.sqrt(problem.dualNorm())
    for (let a = 0; a < model.k; a++) {
      const j = model.list[a]
      const norm = Math.sqrt(problem.norm[j])
      problem.c[j] = c[a]
      this.lookout.place[j] = this.lookout.way
      this.length += Math.abs(problem.w[j]) * norm
      const violation = this.penalty.violation(j, problem.w[j], c[a])
      most = Math.max(most, violation / norm)
      this.left += this.price(j, violation)
    }
    return most
  }

  /** What a violation adds to the gap: a ridge forgives it, a kink has the whole dual point scaled down for it. */
  private price(j: i32, violation: f64): f64 {
    const ridge = this.penalty.ridge(j)
    const kink = this.penalty.kink(j)
    if (ridge > 0) return (0.5 * violation * violation) / ridge
    return violation * (kink > 0 ? Math.abs(this.problem.w[j]) + this.problem.null / kink : Math.abs(this.problem.w[j]))
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
    this.noise = Math.min(2 * EPS * this.length, 1e-10 * problem.spread)
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
    if (inside <= this.noise || this.left <= 0.1 * this.target) return true
    if (this.used == 0 || !(ratio < 0.5) || inside * this.length > this.tolerance) return false
    let most: f64 = 0
    for (let a = 0; a < this.model.k; a++) {
      const j = this.model.list[a]
      most = Math.max(most, Math.abs(this.problem.w[j]) * Math.sqrt(this.problem.norm[j]))
    }
    return 2 * ratio * this.step.stride <= LIGHT * most
  }

  /** A model of what is on the list and what must enter it: the one that stands where it serves; false for want of room. */
  private remodel(ratio: f64, entering: i32): bool {
    const model = this.model
    const list = model.list
    const lookout = this.lookout
    const k = model.k
    const poor = this.loss.poor(ratio) || this.share > 0
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
      this.loss.build(count, Math.max(this.share, 0))
      this.step.secants.forget()
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
    if (this.tolerance == 0) size = min(size, model.capacity) // a series can have more, and will go on to want it
    this.full = size > model.capacity || required > size || (entering > 0 && required == size && size < eligible)
    if (this.full) return -1
    return size > 0 ? this.chosen.choose(size, model.list) : 0
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
