import { Penalty } from "../contracts/penalty"
import { OPTIMAL, STOPPED, Solver } from "../contracts/solver"
import { Space } from "../contracts/space"
import { cholesky } from "../kernels/cholesky"
import { solveLower, solveUpper } from "../kernels/triangular"
import { appendRow, deleteRow } from "../kernels/update"
import { dotv } from "../kernels/vector"
import { f64s, i32s, reserveF64s } from "../memory/arena"
import { F64s, I32s, at, from, unset } from "../memory/arrays"
import { spend } from "../memory/pause"
import { Problem } from "../problem"

const EPS: f64 = 2.220446049250313e-16

const REST: i32 = 0 // at 0 or at a bound
const FREE: i32 = 1 // a row of the factor
const SPANNED: i32 = 2 // at rest, and dependent on the free ones: its correlation goes with theirs

/** A column of which less than this share (squared) is left beside the free ones depends on them. */
const INDEPENDENT: f64 = 1e-13

/** What rounding may add to a bound that is otherwise safe. */
const MARGIN: f64 = 1e-9

/** Below this share of |v|, rounding hides what v turns by. */
const FLOOR: f64 = 1e-7

/** A feature is near when it would have begun to move within this many lengths of the step. */
const NEAR: f64 = 8

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
  capacity: i32
  ld: i32
  k: i32
  list: I32s = unset<I32s>() // the free features, in the order of the factor's rows
  state: I32s = unset<I32s>() // length p
  sign: F64s = unset<F64s>() // length p: of a free feature that has a kink, else 0
  L: F64s = unset<F64s>() // Cholesky factor of G + l2 on the free features
  G: F64s = unset<F64s>() // G on them, lower triangle
  d: F64s = unset<F64s>() // their direction
  g: F64s = unset<F64s>() // its right-hand side
  kink: F64s = unset<F64s>() // length p: l1_from
  goal: F64s = unset<F64s>() // length p: l1_to
  length: F64s = unset<F64s>() // length p: |x_j|, and a little
  ridge: F64s = unset<F64s>() // length p: the l2 in the factor
  e: F64s = unset<F64s>() // length p
  c: F64s = unset<F64s>() // length p: the correlation when it was last looked at,
  place: F64s = unset<F64s>() // where that was,
  bend: F64s = unset<F64s>() // and what `bends` was there
  rate: F64s = unset<F64s>() // length p: what c_j lost on one unit of the way (NaN: not known),
  turn: F64s = unset<F64s>() // and what `turns` was then
  reach: F64s = unset<F64s>() // length p: how far features stay at rest; NaN for those not looked at on this step
  near: I32s = unset<I32s>() // those that were not far from moving
  count: i32
  way: f64 // so far
  unit: f64 // of the way, on the whole of t
  turns: f64 // sum of |v - last v| on one unit of the way
  bends: f64 // the integral of turns along the way
  speed: f64 // |v| on one unit of the way
  t: f64
  entering: i32 // what begins to move at the end of the step, or -1
  upwards: bool
  left: i32 // the feature that came to rest last,
  up: bool // and whether it was on its way up
  started: bool
  used: i32

  init(problem: Problem, penalty: Penalty, space: Space, capacity: i32): Homotopy {
    const p = <f64>problem.p
    this.problem = problem
    this.penalty = penalty
    this.space = space
    this.capacity = capacity
    this.left = -1
    this.ld = (capacity + 9) & ~7 // a power of two would send a column's entries to one line of the cache
    if (!(this.ld & 63)) this.ld += 8
    const room = <f64>this.ld * <f64>(capacity + 1)
    this.L = reserveF64s(room)
    this.G = reserveF64s(room)
    this.list = i32s(<f64>capacity + 1)
    this.d = f64s(<f64>capacity + 1)
    this.g = f64s(<f64>capacity + 1)
    this.state = i32s(p)
    this.near = i32s(p)
    this.sign = f64s(p)
    this.kink = f64s(p)
    this.goal = f64s(p)
    this.length = f64s(p)
    this.ridge = f64s(p)
    this.e = f64s(p)
    this.c = f64s(p)
    this.place = f64s(p)
    this.bend = f64s(p)
    this.rate = f64s(p)
    this.turn = f64s(p)
    this.reach = f64s(p)
    for (let j = 0; j < problem.p; j++) {
      this.reach[j] = NaN
      this.rate[j] = NaN
      this.length[j] = Math.sqrt(problem.norm[j]) * (1 + MARGIN)
    }
    return this
  }

  able(): bool {
    return this.problem.rows.quadratic()
  }

  /** A single solve, from problem.w if that is not 0. */
  solve(target: f64, passes: i32): i32 {
    const problem = this.problem
    for (let j = 0; j < problem.p && !this.started; j++) this.started = problem.w[j] != 0
    const done = (!this.started || this.resume(this.penalty)) && this.follow(this.penalty, passes) && this.holds()
    if (!done) this.k = -1
    return done ? OPTIMAL : STOPPED
  }

  /** Whether what rests may rest, but for rounding: a dependent feature may have been left behind. */
  private holds(): bool {
    const problem = this.problem
    let length = Math.sqrt(this.space.residual())
    for (let j = 0; j < problem.p; j++) length += Math.abs(problem.w[j]) * this.length[j]
    for (let j = 0; j < problem.p; j++) {
      if (this.state[j] == FREE || this.silent(j)) continue
      if (this.penalty.violation(j, problem.w[j], this.now(j)) > 8 * EPS * length * this.length[j]) return false
    }
    return true
  }

  iterations(): i32 {
    return this.used
  }

  free(): i32 {
    return this.k
  }

  feature(r: i32): i32 {
    return this.list[r]
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
      this.space.aim(this.list, this.k, this.d)
      const before = this.t
      const row = this.step()
      spend(<f64>this.k * <f64>(2 * this.k + 20) + <f64>(this.problem.p + this.count * <i32>this.space.cost(0)))
      still = this.t > before ? 0 : still + 1
      if (still > 20 + this.k || this.used > steps) return false
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
      this.look(j)
      const kink = penalty.kink(j)
      if (this.open(j) && kink > 0) most = Math.max(most, Math.abs(this.c[j]) / kink)
    }
    for (let j = 0; j < problem.p; j++) {
      this.kink[j] = most * penalty.kink(j)
      this.ridge[j] = penalty.ridge(j)
    }
  }

  private open(j: i32): bool {
    return this.problem.open(j, this.penalty.lower(j), this.penalty.upper(j))
  }

  /** Features without a kink are free from the start; e, and the factor where l2 has changed. */
  private prepare(): bool {
    const penalty = this.penalty
    const w = this.problem.w
    let same = true
    let unit: f64 = 0
    for (let j = 0; j < this.problem.p; j++) {
      const ridge = penalty.ridge(j)
      this.e[j] = 0
      this.goal[j] = penalty.kink(j)
      if (ridge != this.ridge[j]) {
        same = same && this.state[j] != FREE
        this.ridge[j] = ridge
      }
      unit = Math.max(unit, Math.abs(this.kink[j] - this.goal[j]))
      const kinked = this.goal[j] > 0 || this.kink[j] > 0
      if (this.state[j] == REST && w[j] == 0 && !kinked && this.open(j)) {
        this.sign[j] = 0
        if (!this.append(j)) return false
      }
    }
    this.unit = unit > 0 ? unit : 1
    for (let r = 0; r < this.k; r++) {
      const j = this.list[r]
      this.look(j)
      this.e[j] = this.c[j] - penalty.ridge(j) * w[j] - this.sign[j] * this.kink[j]
    }
    // What rests outside its kink, by a start that was not optimal, has an e of its own.
    for (let j = 0; j < this.problem.p; j++) {
      if (this.state[j] == FREE || (w[j] == 0 && this.quiet(j, this.kink[j], 0))) continue
      if (!this.open(j)) continue
      this.look(j)
      const g = this.c[j] - penalty.ridge(j) * w[j]
      const high = w[j] >= penalty.upper(j) ? Infinity : w[j] < 0 ? -this.kink[j] : this.kink[j]
      const low = w[j] <= penalty.lower(j) ? -Infinity : w[j] > 0 ? this.kink[j] : -this.kink[j]
      this.e[j] = g > high ? g - high : g < low ? g - low : 0
    }
    return same || this.refactor()
  }

  /** c_j now. */
  look(j: i32): f64 {
    this.c[j] = this.space.correlation(j)
    this.place[j] = this.way
    this.bend[j] = this.bends
    return this.c[j]
  }

  /** c_j where the way ends. */
  now(j: i32): f64 {
    return this.place[j] == this.way ? this.c[j] : this.look(j)
  }

  /** Whether feature j rests at 0 and is sure to satisfy its condition there. */
  silent(j: i32): bool {
    return this.length[j] == 0 || (this.problem.w[j] == 0 && this.quiet(j, this.goal[j], 0))
  }

  /** Whether |c_j|, after `more` of the way, is sure to be below a kink. */
  private quiet(j: i32, kink: f64, more: f64): bool {
    const gone = this.way - this.place[j] + more
    const line = Math.abs(this.c[j] - gone * (gone == 0 ? 0 : this.rate[j]))
    return line + this.length[j] * this.astray(j, gone, more) < kink * (1 - MARGIN)
  }

  /** How far the residual may be from the line along which c_j was last looked at. */
  private astray(j: i32, gone: f64, more: f64): f64 {
    return gone == 0 ? 0 : this.bends - this.bend[j] + more * this.turns - this.turn[j] * gone
  }

  /** d, and by how much v = X d turns: |v - last v|^2 = |v|^2 + |last v|^2 - 2 d'G last d. */
  private steer(): void {
    const penalty = this.penalty
    const k = this.k
    for (let r = 0; r < k; r++) {
      const j = this.list[r]
      this.g[r] = this.e[j] - this.sign[j] * (this.goal[j] - this.kink[j])
      this.d[r] = this.g[r]
    }
    this.apply(this.d)
    let square: f64 = 0
    let both: f64 = 0
    for (let r = 0; r < k; r++) {
      const j = this.list[r]
      const d = this.d[r] / this.unit
      const rate = (this.g[r] - penalty.ridge(j) * this.d[r]) / this.unit
      square += d * rate
      both += d * this.rate[j]
      this.rate[j] = rate
    }
    const last = this.speed
    this.speed = Math.sqrt(Math.max(0, square))
    const turned = Math.sqrt(Math.max(0, square + last * last - 2 * both)) + FLOOR * (last + this.speed)
    this.turns += turned <= last + this.speed ? turned : last + this.speed
  }

  /** v <- (G + l2)^-1 v */
  apply(v: F64s): void {
    solveLower(this.k, at(this.L), this.ld, at(v))
    solveUpper(this.k, at(this.L), this.ld, at(v))
  }

  /** Moves to the next breakpoint, or t = 1. The row that came to rest, or -1 with what wants to move in `entering`. */
  private step(): i32 {
    const w = this.problem.w
    let most = 1 - this.t
    let row = -1
    for (let r = 0; r < this.k; r++) {
      const j = this.list[r]
      const step = this.d[r]
      const reach = step == 0 ? Infinity : Math.max(0, (this.stop(j, step) - w[j]) / step)
      if (reach < most) {
        most = reach
        row = r
      }
    }
    this.entering = -1
    // Those near last time first: they shorten the step, and the others stay out of reach.
    const last = this.count
    for (let i = 0; i < last; i++) most = this.test(this.near[i], most)
    this.count = 0
    const p = this.problem.p
    const fade = 1 - this.t
    for (let j = 0; j < p; j++) {
      if (this.state[j] != REST) continue
      if (this.reach[j] == this.reach[j]) {
        if (this.reach[j] < NEAR * most) this.near[this.count++] = j
        this.reach[j] = NaN
        continue
      }
      const kink = this.kinkAt(j, this.t + most) - fade * Math.abs(this.e[j])
      if (w[j] == 0 && this.quiet(j, kink, most * this.unit)) continue
      if (!this.open(j)) continue
      most = this.test(j, most)
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
    const gone = this.way - this.place[j]
    if (this.astray(j, gone, 0) == 0) {
      this.c[j] -= gone * (gone == 0 ? 0 : this.rate[j])
      this.place[j] = this.way
      this.bend[j] = this.bends
    } else this.look(j)
    const loss = this.space.rate(j)
    this.rate[j] = loss / this.unit
    this.turn[j] = this.turns
    const w = this.problem.w[j]
    const kink = this.kinkAt(j, this.t)
    const change = this.goal[j] - this.kink[j]
    const g = this.c[j] - penalty.ridge(j) * w - (1 - this.t) * this.e[j]
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
    for (let r = 0; r < this.k; r++) {
      const j = this.list[r]
      w[j] = r == row ? this.stop(j, this.d[r]) : w[j] + most * this.d[r]
    }
    this.space.move(most)
    this.way += most * this.unit
    this.bends += most * this.unit * this.turns
    this.t = most >= 1 - this.t ? 1 : this.t + most
    this.left = -1
  }

  /** The feature of a row comes to rest. */
  private rest(row: i32): void {
    const j = this.list[row]
    this.left = j
    this.up = this.d[row] > 0
    deleteRow(this.k, at(this.L), this.ld, row)
    this.k--
    for (let r = row; r < this.k; r++) {
      const source = from(this.G, (r + 1) * this.ld)
      const target = from(this.G, r * this.ld)
      memory.copy(at(target), at(source), <usize>row << 3)
      memory.copy(at(from(target, row)), at(from(source, row + 1)), <usize>(r - row + 1) << 3)
      this.list[r] = this.list[r + 1]
    }
    this.state[j] = REST
    this.sign[j] = 0
    this.look(j)
    for (let i = 0; i < this.problem.p; i++) if (this.state[i] == SPANNED) this.state[i] = REST
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
    const k = this.k
    if (k >= this.capacity) return false
    const ridge = this.penalty.ridge(j)
    const row = from(this.G, k * this.ld)
    this.space.products(j, this.list, k, row)
    row[k] = this.problem.norm[j]
    const pivot = appendRow(k, at(this.L), this.ld, at(row), row[k] + ridge)
    if (!(pivot > INDEPENDENT * (row[k] + ridge))) {
      this.state[j] = SPANNED
      return true
    }
    this.state[j] = FREE
    this.list[this.k++] = j
    return true
  }

  private refactor(): bool {
    const k = this.k
    for (let r = 0; r < k; r++) {
      const row = from(this.L, r * this.ld)
      memory.copy(at(row), at(from(this.G, r * this.ld)), <usize>(r + 1) << 3)
      row[r] += this.penalty.ridge(this.list[r])
    }
    return cholesky(k, at(this.L), this.ld) == k
  }

  /** Starts over from problem.w, optimal for this penalty. */
  resume(penalty: Penalty): bool {
    const problem = this.problem
    this.started = true
    this.penalty = penalty
    this.space.place(problem.w)
    this.k = 0
    for (let j = 0; j < problem.p; j++) {
      const w = problem.w[j]
      this.look(j)
      this.state[j] = REST
      this.goal[j] = penalty.kink(j)
      this.kink[j] = this.goal[j]
      this.ridge[j] = penalty.ridge(j)
      if (w == 0 || w == penalty.lower(j) || w == penalty.upper(j)) continue
      this.sign[j] = !(this.kink[j] > 0) ? 0 : w > 0 ? 1 : -1
      if (!this.append(j)) return false
      spend(<f64>this.k * this.space.cost(j))
    }
    return true
  }

  /** At t = 1: the residual afresh, and what rounding has left on the way is taken back. */
  private settle(): bool {
    const penalty = this.penalty
    const w = this.problem.w
    for (let round = 0; round < 2; round++) {
      this.space.place(w)
      for (let r = 0; r < this.k; r++) {
        const j = this.list[r]
        this.look(j)
        this.d[r] = this.c[j] - penalty.ridge(j) * w[j] - this.sign[j] * this.goal[j]
      }
      spend(<f64>this.k * this.space.cost(0))
      if (round == 1) break
      this.apply(this.d)
      for (let r = 0; r < this.k; r++) {
        const j = this.list[r]
        const next = w[j] + this.d[r]
        const stop = this.stop(j, this.d[r])
        w[j] = (this.d[r] > 0 ? next > stop : next < stop) ? stop : next
      }
    }
    memory.copy(at(this.kink), at(this.goal), <usize>this.problem.p << 3)
    return true
  }
}
