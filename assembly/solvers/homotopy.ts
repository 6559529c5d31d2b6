import { Penalty } from "../contracts/penalty"
import { OPTIMAL, STOPPED, Solver } from "../contracts/solver"
import { Space } from "../contracts/space"
import { f64s, i32s, make } from "../memory/arena"
import { F64s, I32s, at, unset } from "../memory/arrays"
import { spend } from "../memory/pause"
import { Problem } from "../problem"
import { DualFactor } from "./dual-factor"
import { FreeFactor } from "./free-factor"
import { LazyCorrelations } from "./lazy-correlations"

const EPS: f64 = 2.220446049250313e-16

/** What the factor may leave for the exact finish. */
const ROUGH: f64 = 1e-8

const REST: i32 = 0 // at 0 or at a bound
const FREE: i32 = 1 // a row of the factor
const SPANNED: i32 = 2 // at rest, and dependent on the free ones: its correlation goes with theirs

/** A feature is near when it would have begun to move within this many lengths of the step. */
const NEAR: f64 = 2

/**
 * The solution of a penalised least-squares problem followed from one penalty to the next (Osborne, Presnell, Turlach
 * 2000; Efron et al. 2004; with a linear term e that fades, Best 1996, Ferreau et al. 2008): with kinks
 * l1(t) = (1 - t) l1_from + t l1_to, and e such that the present w is optimal at t = 0,
 *   c_j - l2_j w_j - (1 - t) e_j = sign(w_j) l1_j(t) on the free features, within +-l1_j(t) on those at rest,
 * is solved by a w that is piecewise linear in t. Between two breakpoints the free features move along one solution of
 * (G + l2) d = e - sign (l1_to - l1_from), v = X d. A feature at rest is looked at only when its correlation could
 * reach its kink: c_j moves along the line it was on when it was last looked at, and leaves it by at most |x_j| times
 * what v has changed since, summed over the way. All others are skipped, safely.
 */
@final
export class Homotopy implements Solver {
  problem: Problem = unset<Problem>()
  space: Space = unset<Space>()
  penalty: Penalty = unset<Penalty>() // the one to reach
  lazy: LazyCorrelations = unset<LazyCorrelations>()
  factor: FreeFactor = unset<FreeFactor>() // of the free features
  dual: DualFactor = unset<DualFactor>() // where there may be more of them than rows
  lost: bool // the last solve did not reach its end
  state: I32s = unset<I32s>() // length p
  sign: F64s = unset<F64s>() // length p: of a free feature that has a kink, else 0
  d: F64s = unset<F64s>() // their direction
  g: F64s = unset<F64s>() // its right-hand side
  kink: F64s = unset<F64s>() // length p: l1_from
  goal: F64s = unset<F64s>() // length p: l1_to
  e: F64s = unset<F64s>() // length p
  reach: F64s = unset<F64s>() // length p: how far features stay at rest; NaN for those not looked at on this step
  near: I32s = unset<I32s>() // those that were not far from moving
  count: i32
  unit: f64 // of the way, on the whole of t
  t: f64
  entering: i32 // what begins to move at the end of the step, or -1
  upwards: bool
  left: i32 // the feature that came to rest last,
  up: bool // and whether it was on its way up
  started: bool
  used: i32
  alpha: f64 // what the kinks are multiples of, as far as its owner says: at t = 0
  next: f64 // and at t = 1
  knots: F64s = unset<F64s>() // (alpha, j + 1 | -(j + 1)) for each feature that began or ceased to move
  marks: i32 // how many numbers stand there
  most: i32 // how many there is room for

  init(problem: Problem, penalty: Penalty, space: Space, capacity: i32, dual: bool): Homotopy {
    const most = dual ? problem.p : capacity
    const p = <f64>problem.p
    this.problem = problem
    this.penalty = penalty
    this.space = space
    this.left = -1
    this.lazy = make<LazyCorrelations>().init(problem, space)
    this.factor = make<FreeFactor>().init(capacity, most)
    this.dual = make<DualFactor>()
    if (dual) this.dual.init(problem)
    this.d = f64s(<f64>most + 1)
    this.g = f64s(<f64>most + 1)
    this.state = i32s(p)
    this.near = i32s(p)
    this.sign = f64s(p)
    this.kink = f64s(p)
    this.goal = f64s(p)
    this.e = f64s(p)
    this.reach = f64s(p)
    for (let j = 0; j < problem.p; j++) this.reach[j] = NaN
    return this
  }

  /** From now on correlations come from there. */
  look(space: Space): void {
    this.space = space
    this.lazy.space = space
  }

  able(): bool {
    return this.problem.rows.quadratic()
  }

  /** A single solve, from problem.w if that is not 0. */
  solve(target: f64, passes: i32): i32 {
    const problem = this.problem
    for (let j = 0; j < problem.p && !this.started; j++) this.started = problem.w[j] != 0
    const done = (!this.started || this.resume(this.penalty)) && this.follow(this.penalty, passes) && this.holds()
    this.lost = !done
    if (!done) this.leave()
    return done ? OPTIMAL : STOPPED
  }

  /** Whether what rests may rest, but for rounding (a dependent feature may have been left behind), and the rest fits well. */
  private holds(): bool {
    const problem = this.problem
    const extent = this.extent()
    if (!(extent < Infinity)) return false
    for (let j = 0; j < problem.p; j++) {
      const free = this.state[j] == FREE
      if (!free && this.silent(j)) continue
      const noise = (free ? ROUGH : 8 * EPS) * extent * this.lazy.length[j]
      if (!(this.penalty.violation(j, problem.w[j], this.lazy.now(j)) <= noise)) return false
    }
    return true
  }

  /** What is left of a way that was lost is where another may start, unless it is no point at all. */
  leave(): void {
    if (!(this.extent() < Infinity)) this.problem.clear()
  }

  /** The size of the vectors that the residual is made of. */
  private extent(): f64 {
    const problem = this.problem
    let extent = Math.sqrt(2 * problem.null)
    for (let j = 0; j < problem.p; j++) {
      if (problem.w[j] != 0) extent += Math.abs(problem.w[j]) * this.lazy.length[j]
    }
    return extent
  }

  iterations(): i32 {
    return this.used
  }

  free(): i32 {
    return this.lost ? -1 : this.factor.k
  }

  feature(r: i32): i32 {
    return this.factor.list[r]
  }

  correct(g: F64s, g0: f64): f64 {
    this.apply(g)
    return this.problem.intercept ? g0 : 0
  }

  /** From problem.w, optimal for the last penalty (or 0, at the start), to the optimum for this one; false where it cannot be followed. */
  follow(penalty: Penalty, steps: i32): bool {
    this.penalty = penalty
    if (!this.started) this.start()
    if (!this.prepare()) return false
    let still = 0
    for (this.t = 0; this.t < 1; this.used++) {
      this.steer()
      this.space.aim(this.factor.list, this.factor.k, this.d)
      const before = this.t
      const row = this.step()
      spend(<f64>this.factor.k * <f64>(2 * this.factor.k + 20) + <f64>(this.problem.p + this.count * <i32>this.space.cost(0)))
      still = this.t > before ? 0 : still + 1
      if (still > 20 + this.factor.k || this.used > steps) return false
      if (row >= 0) this.rest(row)
      else if (this.entering >= 0 && !this.enter()) return false
    }
    return this.settle()
  }

  /** w = 0 is optimal when every kink is M times that of the first penalty, M the largest |c_j| / l1_j. */
  private start(): void {
    const problem = this.problem
    const penalty = this.penalty
    problem.clear()
    this.space.place(problem.w)
    this.started = true
    let most: f64 = 1
    for (let j = 0; j < problem.p; j++) {
      this.lazy.look(j)
      const kink = penalty.kink(j)
      if (this.open(j) && kink > 0) most = Math.max(most, Math.abs(this.lazy.c[j]) / kink)
    }
    this.alpha = most * this.next
    for (let j = 0; j < problem.p; j++) this.kink[j] = most * penalty.kink(j)
  }

  private open(j: i32): bool {
    return this.problem.open(j, this.penalty.lower(j), this.penalty.upper(j))
  }

  /** Features without a kink are free from the start; e, and the factor where l2 has changed. */
  private prepare(): bool {
    const penalty = this.penalty
    const w = this.problem.w
    let unit: f64 = 0
    for (let j = 0; j < this.problem.p; j++) {
      this.e[j] = 0
      this.goal[j] = penalty.kink(j)
      unit = Math.max(unit, Math.abs(this.kink[j] - this.goal[j]))
      const kinked = this.goal[j] > 0 || this.kink[j] > 0
      if (this.state[j] == REST && w[j] == 0 && !kinked && this.open(j)) {
        this.sign[j] = 0
        this.lazy.rate[j] = NaN // of the last direction, which is not known
        if (!this.append(j)) return false
      }
    }
    for (let r = 0; r < this.factor.k; r++) {
      const j = this.factor.list[r]
      this.e[j] = this.lazy.now(j) - penalty.ridge(j) * w[j] - this.sign[j] * this.kink[j]
      unit = Math.max(unit, Math.abs(this.e[j]))
    }
    // What rests outside its kink, by a start that was not optimal, has an e of its own.
    for (let j = 0; j < this.problem.p; j++) {
      if (this.state[j] == FREE || this.lazy.clock < this.lazy.wake[j]) continue
      if (w[j] == 0 && this.lazy.quiet(j, this.kink[j], 0)) continue
      if (!this.open(j)) continue
      this.lazy.look(j)
      const g = this.lazy.c[j] - penalty.ridge(j) * w[j]
      const high = w[j] >= penalty.upper(j) ? Infinity : w[j] < 0 ? -this.kink[j] : this.kink[j]
      const low = w[j] <= penalty.lower(j) ? -Infinity : w[j] > 0 ? this.kink[j] : -this.kink[j]
      this.e[j] = g > high ? g - high : g < low ? g - low : 0
      if (this.e[j] != 0) this.lazy.wake[j] = -Infinity
    }
    // No right-hand side is then above 2 on one unit of the way: a huge v would leave the bounds no digits.
    this.unit = unit > 0 ? unit : 1
    let lean: f64 = 0
    for (let j = 0; j < this.problem.p; j++) {
      const fall = Math.abs(this.kink[j] - this.goal[j])
      const length = this.lazy.length[j]
      if (length > 0 && fall > lean * length) lean = fall / length
    }
    this.lazy.lean = lean / this.unit
    return this.shrink()
  }

  /** The factor for another l2. */
  private shrink(): bool {
    const factor = this.factor
    let low: f64 = Infinity
    let high: f64 = 0
    for (let r = 0; r < factor.k; r++) {
      const ridge = this.penalty.ridge(factor.list[r])
      const ratio = factor.D[r] == ridge ? 1 : ridge / factor.D[r]
      low = Math.min(low, ratio)
      high = Math.max(high, ratio)
      factor.D[r] = ridge
    }
    if (low == 1 && high == 1) return true
    if (!this.dual.on) return factor.refactor()
    return high - low <= 4 * EPS * high ? this.dual.rescale(1 / high) : this.dual.start(factor.list, factor.k, factor.D)
  }

  /** Whether feature j rests at 0 and is sure to satisfy its condition there. */
  silent(j: i32): bool {
    const lazy = this.lazy
    if (lazy.clock < lazy.wake[j]) return this.state[j] == REST
    return lazy.length[j] == 0 || (this.problem.w[j] == 0 && lazy.quiet(j, this.goal[j], 0))
  }

  /** v <- (G + l2)^-1 v */
  private apply(v: F64s): void {
    const factor = this.factor
    if (this.dual.on) this.dual.apply(factor.list, factor.k, factor.D, v)
    else factor.apply(v)
  }

  /** d, and by how much v = X d turns: |v - last v|^2 = |v|^2 + |last v|^2 - 2 d'G last d. */
  private steer(): void {
    const factor = this.factor
    const rates = this.lazy.rate
    const k = factor.k
    for (let r = 0; r < k; r++) {
      const j = factor.list[r]
      this.g[r] = this.e[j] - this.sign[j] * (this.goal[j] - this.kink[j])
      this.d[r] = this.g[r]
    }
    this.apply(this.d)
    let square: f64 = 0
    let both: f64 = 0
    for (let r = 0; r < k; r++) {
      const j = factor.list[r]
      const d = this.d[r] / this.unit
      const rate = (this.g[r] - factor.D[r] * this.d[r]) / this.unit
      square += d * rate
      both += d * rates[j]
      rates[j] = rate
    }
    this.lazy.turnTo(square, both)
  }

  /** Moves to the next breakpoint, or t = 1. The row that came to rest, or -1 with what wants to move in `entering`. */
  private step(): i32 {
    const w = this.problem.w
    let most = 1 - this.t
    let row = -1
    for (let r = 0; r < this.factor.k; r++) {
      const j = this.factor.list[r]
      const step = this.d[r]
      const reach = step == 0 ? Infinity : Math.max(0, (this.stop(j, step) - w[j]) / step)
      if (reach < most) {
        most = reach
        row = r
      }
    }
    this.entering = -1
    // Those near last time first: they shorten the step, and the others stay out of reach.
    const lazy = this.lazy
    let count = this.count
    for (let i = 0; i < count; i++) most = this.test(this.near[i], most)
    const fade = 1 - this.t
    let end = lazy.ahead(most * this.unit)
    for (let j = 0; j < this.problem.p; j++) {
      if (end < lazy.wake[j] || this.state[j] != REST || this.reach[j] == this.reach[j]) continue
      if (w[j] == 0) {
        const lean = fade * Math.abs(this.e[j])
        lazy.sleep(j, this.kinkAt(j, this.t) - lean)
        if (end < lazy.wake[j] || lazy.quiet(j, this.kinkAt(j, this.t + most) - lean, most * this.unit)) continue
      }
      most = this.test(j, most)
      end = lazy.ahead(most * this.unit)
      this.near[count++] = j
    }
    this.count = 0
    for (let i = 0; i < count; i++) {
      const j = this.near[i]
      if (this.reach[j] < NEAR * most) this.near[this.count++] = j
      this.reach[j] = NaN
    }
    if (this.entering >= 0) row = -1
    this.advance(most, row)
    return row
  }

  /** The shorter of a step and the one on which feature j, at rest, begins to move. */
  private test(j: i32, most: f64): f64 {
    if (this.state[j] != REST) return most
    const penalty = this.penalty
    const loss = this.lazy.measure(j, this.unit)
    const w = this.problem.w[j]
    const kink = this.kinkAt(j, this.t)
    const change = this.goal[j] - this.kink[j]
    const g = this.lazy.c[j] - penalty.ridge(j) * w - (1 - this.t) * this.e[j]
    const rate = this.e[j] - loss
    const high = w < 0 ? -1 : 1 // it goes up where g passes high kink, down where it passes low kink
    const low = w > 0 ? 1 : -1
    const fresh = j == this.left
    this.reach[j] = Infinity
    if (w < penalty.upper(j) && rate > high * change && !(fresh && !this.up)) {
      const reach = Math.max(0, (high * kink - g) / (rate - high * change))
      this.reach[j] = reach
      if (reach < most) {
        most = reach
        this.entering = j
        this.upwards = true
      }
    }
    if (w > penalty.lower(j) && rate < low * change && !(fresh && this.up)) {
      const reach = Math.max(0, (low * kink - g) / (rate - low * change))
      this.reach[j] = Math.min(reach, this.reach[j])
      if (reach < most) {
        most = reach
        this.entering = j
        this.upwards = false
      }
    }
    return most
  }

  private kinkAt(j: i32, t: f64): f64 {
    return this.kink[j] + t * (this.goal[j] - this.kink[j])
  }

  /** Where w_j must stop when it moves by a step of this sign. */
  private stop(j: i32, step: f64): f64 {
    const sign = this.sign[j]
    if (step > 0) return sign < 0 ? 0 : this.penalty.upper(j)
    return sign > 0 ? 0 : this.penalty.lower(j)
  }

  private advance(most: f64, row: i32): void {
    const w = this.problem.w
    for (let r = 0; r < this.factor.k; r++) {
      const j = this.factor.list[r]
      w[j] = r == row ? this.stop(j, this.d[r]) : w[j] + most * this.d[r]
    }
    this.space.move(most)
    this.lazy.go(most * this.unit)
    this.t = most >= 1 - this.t ? 1 : this.t + most
    this.left = -1
  }

  /** The feature of a row comes to rest. */
  private rest(row: i32): void {
    const j = this.factor.list[row]
    this.record(-j - 1)
    this.left = j
    this.up = this.d[row] > 0
    if (this.dual.on) {
      this.dual.change(j, -1 / this.factor.D[row])
      this.factor.delist(row)
    } else this.factor.remove(row)
    this.lazy.look(j)
    this.wake(j)
    for (let i = 0; i < this.problem.p; i++) if (this.state[i] == SPANNED) this.wake(i)
  }

  /** Feature j is at rest, and wants a look. */
  private wake(j: i32): void {
    this.state[j] = REST
    this.sign[j] = 0
    this.lazy.wake[j] = -Infinity
  }

  private enter(): bool {
    const j = this.entering
    const w = this.problem.w[j]
    const kinked = this.goal[j] > 0 || this.kink[j] > 0
    this.sign[j] = !kinked ? 0 : w > 0 || (w == 0 && this.upwards) ? 1 : -1
    return this.append(j)
  }

  /** Adds feature j to the factor, or finds it dependent; false when there is no room. */
  private append(j: i32): bool {
    const factor = this.factor
    const ridge = this.penalty.ridge(j)
    if (factor.k == factor.capacity && !this.dual.on && !this.widen()) return false
    if (this.dual.on) {
      if (!(ridge > 0)) return false
      this.dual.change(j, 1 / ridge)
      factor.enlist(j, ridge)
    } else {
      this.space.products(j, factor.list, factor.k, factor.next())
      if (!factor.append(j, this.problem.norm[j], ridge)) {
        this.state[j] = SPANNED
        return true
      }
    }
    this.state[j] = FREE
    this.record(j + 1)
    return true
  }

  /** From the factor of the free features to that of the rows. */
  private widen(): bool {
    const factor = this.factor
    let least: f64 = this.dual.n
    for (let r = 0; r < factor.k; r++) least = Math.min(least, factor.D[r])
    return least > 0 && this.dual.start(factor.list, factor.k, factor.D)
  }

  private record(event: i32): void {
    if (this.marks >= this.most) return
    this.knots[this.marks++] = this.alpha + this.t * (this.next - this.alpha)
    this.knots[this.marks++] = <f64>event
  }

  /** Starts over from problem.w, optimal for this penalty. */
  resume(penalty: Penalty): bool {
    const problem = this.problem
    this.started = true
    this.penalty = penalty
    this.space.place(problem.w)
    this.factor.k = 0
    this.dual.on = false
    for (let j = 0; j < problem.p; j++) {
      const w = problem.w[j]
      this.lazy.halt(j)
      this.wake(j)
      this.goal[j] = penalty.kink(j)
      this.kink[j] = this.goal[j]
      if (w == 0 || w == penalty.lower(j) || w == penalty.upper(j)) continue
      this.sign[j] = !(this.kink[j] > 0) ? 0 : w > 0 ? 1 : -1
      if (!this.append(j)) return false
      spend(<f64>this.factor.k * this.space.cost(j))
    }
    return true
  }

  /** At t = 1: the residual afresh, and what rounding has left on the way is taken back. */
  private settle(): bool {
    const penalty = this.penalty
    const w = this.problem.w
    for (let round = 0; round < 2; round++) {
      this.space.place(w)
      const noise = EPS * this.extent()
      let exact = true
      for (let r = 0; r < this.factor.k; r++) {
        const j = this.factor.list[r]
        this.d[r] = this.lazy.look(j) - penalty.ridge(j) * w[j] - this.sign[j] * this.goal[j]
        exact = exact && Math.abs(this.d[r]) <= noise * this.lazy.length[j]
      }
      spend(<f64>this.factor.k * this.space.cost(0))
      if (exact || round == 1) break
      this.apply(this.d)
      for (let r = 0; r < this.factor.k; r++) {
        const j = this.factor.list[r]
        const next = w[j] + this.d[r]
        const stop = this.stop(j, this.d[r])
        w[j] = (this.d[r] > 0 ? next > stop : next < stop) ? stop : next
      }
    }
    memory.copy(at(this.kink), at(this.goal), <usize>this.problem.p << 3)
    this.alpha = this.next
    return true
  }
}
