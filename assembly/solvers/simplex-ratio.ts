import { quantile } from "../kernels/quantile"
import { axpyv } from "../kernels/vector"
import { f64s, i32s } from "../memory/arena"
import { F64s, I32s, at, unset } from "../memory/arrays"
import { NOISE, SimplexPoint } from "./simplex-point"

export const NOTHING: i32 = -1

/**
 * Where F is least along a direction: its derivative starts at -descent, rises by curvature t, and jumps wherever a row
 * changes sides (s_i (rise + fall) |delta_i| / S), a feature passes its kink (2 kink |d_j|) or meets a bound (without end).
 * Two rounds of weighted selection: by t, then, among what meets there but for rounding, by the infinitesimal part.
 */
@final
export class SimplexRatio {
  point: SimplexPoint = unset<SimplexPoint>()
  keys: F64s = unset<F64s>()
  jumps: F64s = unset<F64s>()
  group: I32s = unset<I32s>()
  near: f64 // what a row's or a feature's approach must exceed
  t: f64 // where the last candidate is met
  fine: f64 // and the infinitesimal part of it
  pace: f64 // how fast it is approached
  jump: f64
  slack: f64 // what rounding may do to t
  passed: bool // whether anything was, on the way
  enters: i32 // row i, or n + j at its kink, n + p + j at a bound, or NOTHING

  init(point: SimplexPoint): SimplexRatio {
    const most = <f64>point.problem.n + 2 * <f64>point.problem.p
    this.point = point
    this.keys = f64s(most)
    this.jumps = f64s(most)
    this.group = i32s(most)
    return this
  }

  private row(i: i32): bool {
    const point = this.point
    const side = point.side[i]
    const pace = side * point.delta[i]
    if (!(pace > this.near) || point.held[i]) return false
    const share = point.share(i)
    if (!(share > 0)) return false
    this.meet(side * point.r[i], side * point.e[i], pace, point.noise(i), share * (point.rise + point.fall) * pace)
    return true
  }

  private meet(distance: f64, fine: f64, pace: f64, noise: f64, jump: f64): void {
    this.pace = pace
    this.t = distance <= noise ? 0 : distance / pace
    this.fine = fine / pace
    this.slack = noise / pace
    this.jump = jump
  }

  /** The feature at place f, at its kink or at a bound. */
  private feature(f: i32, bound: bool): bool {
    const point = this.point
    const penalty = point.penalty
    const j = point.order[f]
    const d = point.d[f]
    const pace = Math.abs(d)
    if (!(pace * Math.sqrt(point.problem.norm[j]) > this.near)) return false
    const way: f64 = d > 0 ? 1 : -1
    const stop = way > 0 ? penalty.upper(j) : penalty.lower(j)
    if (bound ? Math.abs(stop) == Infinity : point.sign[j] * way >= 0 || stop == 0 || penalty.kink(j) == 0) return false
    const noise = NOISE * point.reach
    const w = point.problem.w[j]
    this.meet(
      way * ((bound ? stop : 0) - w), -way * point.v[j], pace, noise, bound ? Infinity : 2 * penalty.kink(j) * pace,
    )
    return true
  }

  /** Candidate number c, of n rows and then k features' kinks and bounds; its name, or NOTHING. */
  private candidate(c: i32): i32 {
    const point = this.point
    const n = point.problem.n
    if (c < n) return this.row(c) ? c : NOTHING
    const f = (c - n) >> 1
    const bound = ((c - n) & 1) != 0
    return this.feature(f, bound) ? n + point.order[f] + (bound ? point.problem.p : 0) : NOTHING
  }

  /** Goes to the least point along the direction of the first k features; false where there is none. */
  go(k: i32, descent: f64, curvature: f64): bool {
    const point = this.point
    const n = point.problem.n
    const all = n + 2 * k
    this.measure(k)
    const most = curvature > 0 ? descent / curvature : Infinity
    let count = 0
    for (let c = 0; c < all; c++) {
      if (this.candidate(c) == NOTHING || this.t - this.slack > most) continue
      this.keys[count] = this.t
      this.jumps[count++] = this.jump
    }
    if (count == 0 && most == Infinity) return false
    const t = quantile(count, at(this.keys), at(this.jumps), descent, curvature)
    let left = descent - curvature * t
    let together = 0
    let sum: f64 = 0
    for (let c = 0; c < all; c++) {
      const name = this.candidate(c)
      if (name == NOTHING) continue
      const late = this.t - t
      if (Math.abs(late) <= this.slack) {
        this.keys[together] = this.fine
        this.jumps[together] = this.jump
        this.group[together++] = c
        sum += this.jump
      } else if (late < 0) {
        left -= this.jump
        this.cross(name)
      }
    }
    let fine: f64 = Infinity
    if (together > 0 && (sum >= left || curvature == 0)) {
      fine = quantile(together, at(this.keys), at(this.jumps), Math.max(left, 1e-300), 0)
    }
    this.passed = left < descent - curvature * t || fine == Infinity && together > 0
    this.enters = NOTHING
    let pace: f64 = 0
    for (let a = 0; a < together; a++) {
      const name = this.candidate(this.group[a])
      if (this.fine == fine && this.pace > pace) {
        this.enters = name
        pace = this.pace
      }
      this.keys[a] = this.fine
    }
    const step = fine == Infinity ? 0 : fine
    this.walk(k, t, step)
    for (let a = 0; a < together; a++) {
      const c = this.group[a]
      const name = c < n ? c : n + point.order[(c - n) >> 1]
      if (c < n) point.r[c] = 0
      else if (!((c - n) & 1)) point.problem.w[name - n] = 0
      if (this.keys[a] < fine && this.enters != name && (c < n || !((c - n) & 1))) this.cross(name)
    }
    return true
  }

  /** A movement of z below this is rounding. */
  private measure(k: i32): void {
    const point = this.point
    let size = Math.abs(point.db)
    for (let f = 0; f < k; f++) size += Math.abs(point.d[f]) * Math.sqrt(point.problem.norm[point.order[f]])
    this.near = 1e-13 * size
  }

  /** To the other side. */
  private cross(name: i32): void {
    const point = this.point
    const n = point.problem.n
    if (name < n) point.side[name] = -point.side[name]
    else point.sign[name - n] = -point.sign[name - n]
  }

  private walk(k: i32, t: f64, fine: f64): void {
    const point = this.point
    const problem = point.problem
    const n = problem.n
    axpyv(n, -t, at(point.delta), at(point.r))
    axpyv(n, -fine, at(point.delta), at(point.e))
    for (let f = 0; f < k; f++) {
      const j = point.order[f]
      problem.w[j] += t * point.d[f]
      point.v[j] += fine * point.d[f]
    }
    problem.b += t * point.db
  }
}
