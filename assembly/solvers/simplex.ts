import { Penalty } from "../contracts/penalty"
import { OPTIMAL, STOPPED, Solver } from "../contracts/solver"
import { fill } from "../kernels/vector"
import { f64s, i32s, make } from "../memory/arena"
import { F64s, I32s, at, unset } from "../memory/arrays"
import { spend } from "../memory/pause"
import { Problem } from "../problem"
import { Refine } from "./refine"
import { SimplexCrash } from "./simplex-crash"
import { SimplexExact } from "./simplex-exact"
import { NOTHING, SimplexRatio } from "./simplex-ratio"
import { SimplexPoint } from "./simplex-point"

const MOST: i32 = 2048 // held rows: their inverse takes 4 times as many numbers squared
const STALE: i32 = 64 // changes after which the residuals are summed afresh
const ROUNDING: f64 = 1e-14 // of a correlation, relative to the column and the slopes
const LOOKS: i32 = 8 // edges that are measured for one change
const FADE: f64 = 0.9
const STRICT: f64 = 1e-10 // how far inside its interval, relative to it, a multiplier is beyond rounding

/**
 * The exact finish of a loss with a kink under an elastic net in bounds: from face to face (Barrodale and Roberts 1973;
 * Koenker and d'Orey 1987), with steps beyond the first kinks met, by the edges that fall steepest, to a face whose
 * multipliers are all within their intervals. Without a ridge faces are vertices, and it is the simplex method.
 */
@final
export class Simplex implements Solver {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  point: SimplexPoint = unset<SimplexPoint>()
  ratio: SimplexRatio = unset<SimplexRatio>()
  crash: SimplexCrash = unset<SimplexCrash>()
  barred: I32s = unset<I32s>() // rows, then features, that cannot go although their multiplier says so
  length: F64s = unset<F64s>() // length p: of a held feature's edge when it was last looked at
  seen: I32s = unset<I32s>() // length p: when that was
  tied: bool // a held feature may be freed at no cost
  used: i32
  changes: i32 // since the residuals were summed
  leaves: i32 // the place of a held row, or -1
  freed: i32 // else a feature
  way: f64
  descent: f64
  unique: i32
  kept: F64s = unset<F64s>() // w and u at the start
  lost: bool

  init(problem: Problem, penalty: Penalty): Simplex {
    this.problem = problem
    this.penalty = penalty
    this.point = make<SimplexPoint>().init(problem, penalty, MOST)
    this.ratio = make<SimplexRatio>().init(this.point)
    this.crash = make<SimplexCrash>().init(this.point)
    this.kept = f64s(<f64>problem.n + <f64>problem.p)
    this.barred = i32s(<f64>problem.n + <f64>problem.p)
    this.length = f64s(problem.p)
    this.seen = i32s(problem.p)
    fill(problem.p, 1, at(this.length))
    this.unique = -1
    return this
  }

  able(): bool {
    return this.problem.rows.kinked()
  }

  iterations(): i32 {
    return this.used
  }

  free(): i32 {
    return this.lost ? -1 : this.point.free
  }

  feature(r: i32): i32 {
    return this.point.order[r]
  }

  correct(g: F64s, g0: f64): f64 {
    return 0
  }

  /** The face's point in double-double, into the problem and what refines it; then the dual. */
  exact(refine: Refine): void {
    make<SimplexExact>().init(this.point, refine).solve(this)
    this.dual()
  }

  /** From (w, b) of the problem; back to it, with its u, where that was better than what rounding has left. */
  solve(target: f64, passes: i32): i32 {
    const problem = this.problem
    const w = <usize>problem.p << 3
    const u = <usize>problem.n << 3
    const b = problem.b
    memory.copy(at(this.kept), at(problem.w), w)
    memory.copy(at(this.kept) + w, at(problem.u), u)
    const before = this.value()
    this.used = 0
    this.crash.start(false)
    const status = this.go(passes)
    this.lost = !(this.value() <= before + 1e-9 * (before + problem.null))
    if (!this.lost) return status
    memory.copy(at(problem.w), at(this.kept), w)
    memory.copy(at(problem.u), at(this.kept) + w, u)
    problem.b = b
    return STOPPED
  }

  /** F at the problem's point. */
  private value(): f64 {
    const problem = this.problem
    problem.predictor()
    let sum = problem.rows.value(problem.n, problem.y, problem.z, problem.s) / problem.S
    for (let j = 0; j < problem.p; j++) sum += this.penalty.value(j, problem.w[j])
    return sum
  }

  private go(passes: i32): i32 {
    const point = this.point
    let still = false
    for (; this.used < passes; this.used++) {
      point.settle(false)
      spend(4 * <f64>this.problem.n * <f64>point.open)
      if (!still && this.bends()) {
        still = !this.slide()
        if (!still) this.changes++
        continue
      }
      if (!this.price()) {
        if (this.changes > 0) {
          this.changes = 0
          point.seat()
          still = false
          continue
        }
        this.answer()
        return OPTIMAL
      }
      still = false
      if (point.inverse.full()) break
      this.pivot()
      if (++this.changes < STALE) continue
      this.changes = 0
      this.crash.start(true)
    }
    this.answer()
    return STOPPED
  }

  /** Whether the face has a lower point: by more than rounding. */
  private bends(): bool {
    const point = this.point
    const most = point.free + (this.problem.intercept ? 1 : 0)
    if (!point.inverse.curved || point.count >= most) return false // a vertex
    this.descent = 0
    let noise: f64 = 0
    for (let f = 0; f < point.free; f++) {
      const j = point.order[f]
      const ridge = point.ridge(j)
      this.descent += ridge * point.d[f] * point.d[f]
      if (ridge > 0) noise += this.problem.norm[j] / ridge
    }
    const width = ROUNDING * (point.rise + point.fall)
    return this.descent > width * width * noise
  }

  /** Goes there, or to the least point on the way; whether there may be more to go. */
  private slide(): bool {
    const point = this.point
    this.aim(point.free)
    this.ratio.go(point.free, this.descent, this.descent)
    const enters = this.ratio.enters
    if (enters == NOTHING) return this.ratio.passed
    this.border(enters)
    const done = point.inverse.commit(-1e-11 * point.inverse.corner0)
    if (done) this.enter(enters)
    return done
  }

  private border(enters: i32): void {
    const n = this.problem.n
    if (enters < n) this.point.borderRow(enters)
    else this.point.borderFeature((enters - n) % this.problem.p, -1)
  }

  private enter(enters: i32): void {
    const n = this.problem.n
    const j = (enters - n) % this.problem.p
    if (enters == NOTHING) return
    if (enters < n) this.point.hold(enters)
    else if (enters < n + this.problem.p) this.point.fix(j, 0)
    else this.point.fix(j, this.point.d[this.point.place[j]] > 0 ? this.penalty.upper(j) : this.penalty.lower(j))
  }

  private aim(k: i32): void {
    const point = this.point
    point.aim(k)
    for (let a = 0; a < point.count; a++) point.delta[point.rows[a]] = 0
  }

  /** The edge that falls steepest; false where none falls. */
  private price(): bool {
    const point = this.point
    const problem = this.problem
    const width = point.rise + point.fall
    let best: f64 = 0
    let strict = true
    let share: f64 = 0
    for (let a = 0; a < point.count; a++) share = Math.max(share, point.share(point.rows[a]))
    for (let a = 0; a < point.count; a++) {
      const i = point.rows[a]
      const own = point.share(i)
      const up = point.mu[a] - own * point.rise
      const down = -own * point.fall - point.mu[a]
      const excess = Math.max(up, down)
      const least = STRICT * own * width + 1e-14 * share * width
      if (excess >= -least) strict = false
      if (excess <= least || this.barred[i]) continue
      const score = excess / Math.sqrt(1 / <f64>problem.n + point.inverse.length(a))
      if (score <= best) continue
      best = score
      this.leaves = a
      this.way = up > down ? 1 : -1
      this.descent = excess
    }
    const way = this.way
    const descent = this.descent
    for (let j = 0; j < problem.p; j++) this.length[j] = Math.max(1, FADE * this.length[j])
    const dear = 2 * <f64>point.free * <f64>point.free
    const looks = min(LOOKS, <i32>((<f64>problem.n * <f64>point.open) / (dear + 1)))
    for (let left = point.inverse.curved ? 0 : looks; ; left--) {
      const feature = this.steepest(best, width)
      if (feature < 0) {
        this.way = way
        this.descent = descent
        break
      }
      this.freed = feature
      if (left == 0 || this.seen[feature] == this.used + 1) {
        this.leaves = -1
        best = Infinity
        break
      }
      this.seen[feature] = this.used + 1
      this.length[feature] = this.penalty.kink(feature) > 0 ? point.length(feature) : 1
    }
    if (this.tied) strict = false
    this.unique = strict ? 1 : point.inverse.curved ? -1 : 0
    return best > 0
  }

  /** The held feature whose edge falls most steeply by what is known of its length, if by more than `best`; else -1. */
  private steepest(best: f64, width: f64): i32 {
    const point = this.point
    const problem = this.problem
    let feature = -1
    this.tied = false
    for (let f = point.free; f < point.open; f++) {
      const j = point.order[f]
      const w = problem.w[j]
      const c = point.g[f]
      const base = point.ridge(j) * w
      const kink = this.penalty.kink(j)
      const up = w < this.penalty.upper(j) ? c - base - (w < 0 ? -kink : kink) : -Infinity
      const down = w > this.penalty.lower(j) ? base + (w > 0 ? kink : -kink) - c : -Infinity
      const excess = Math.max(up, down)
      const least = STRICT * kink + 1e-13 * width * Math.sqrt(problem.norm[j])
      if (excess >= -least) this.tied = true
      const score = excess / this.length[j]
      if (excess <= least || this.barred[problem.n + j] || score <= best) continue
      best = score
      feature = j
      this.way = up > down ? 1 : -1
      this.descent = excess
    }
    return feature
  }

  /** Along that edge, to the next face; where it has no end, it is no longer to be taken. */
  private pivot(): void {
    const point = this.point
    const n = this.problem.n
    const a = this.leaves
    const j = this.freed
    const row = a >= 0
    const name = row ? point.rows[a] : n + j
    const curvature = point.edge(a, j, row ? -this.way : this.way)
    const k = row ? point.free : point.offer(j, this.way)
    this.aim(k)
    if (row) {
      point.delta[name] = -this.way
      point.side[name] = this.way
    }
    if (!this.ratio.go(k, this.descent, curvature)) {
      this.barred[name] = 1
      return
    }
    const enters = this.ratio.enters
    if (row || enters < n || (enters - n) % this.problem.p != j) this.swap(row, a, j, enters)
    else {
      point.free++ // it goes from one of its stops to the next
      this.enter(enters)
    }
  }

  private swap(row: bool, a: i32, j: i32, enters: i32): void {
    const point = this.point
    const n = this.problem.n
    if (enters != NOTHING) this.border(enters)
    if (row) point.inverse.drop(a)
    else {
      if (point.ridge(j) > 0) point.inverse.curve()
      point.borderFeature(j, 1)
      if (enters >= 0 && enters < n) point.inverse.cross = point.entry(enters, j)
    }
    if (!point.inverse.commit(0)) {
      this.barred[row ? point.rows[a] : n + j] = 1
      return this.crash.start(true)
    }
    if (!row) point.release(j, this.way)
    this.enter(enters)
    if (row) point.leave(a, this.way)
  }

  private answer(): void {
    this.point.settle(false)
    this.dual()
  }

  /** The multipliers as the dual u. */
  private dual(): void {
    const point = this.point
    const problem = this.problem
    for (let i = 0; i < problem.n; i++) {
      const a = point.held[i] - 1
      const u = a < 0 ? point.side[i] * Infinity : point.mu[a] / point.share(i)
      problem.u[i] = Math.min(Math.max(u, -point.fall), point.rise)
    }
    problem.weigh()
  }
}
