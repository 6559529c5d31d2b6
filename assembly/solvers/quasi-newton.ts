import { Penalty } from "../contracts/penalty"
import { OPTIMAL, STOPPED, Solver } from "../contracts/solver"
import { axpyv, dotv, scale, sum } from "../kernels/vector"
import { f64s, i32s, make } from "../memory/arena"
import { F64s, I32s, at, given, unset } from "../memory/arrays"
import { Problem } from "../problem"
import { Chart } from "./chart"
import { DualChart } from "./dual-chart"
import { level } from "./level"
import { Pairs } from "./pairs"
import { PrimalChart } from "./primal-chart"

const WIDEST: i32 = 3000 // features, or rows, of a factor
const FLOOR: f64 = 0.01 // mean curvature at least, of the steepest
const FLAT: f64 = 1e-6 // curvature of a sample that is as good as sure
const FINISHED: i32 = 4096 // features that Newton has room for
const MOST: i32 = 300 // steps
const SHALLOW: f64 = 0.3 // slope that a step may end with, of its first
const CLOSE: f64 = 1e-7 // of F(0, b0): near enough for one Hessian
const LOOSE: f64 = 1e-8 // above this tolerance the gap alone counts

/**
 * A smooth loss under a mere ridge where a Hessian is dear: L-BFGS (Nocedal 1980), two passes over X a step, on top of an H0.
 * Of one output that is a diagonal, until a finish or three Hessians' worth of steps calls for Newton; among more features
 * than rows, for an exact finish, and of several outputs it is one factor for all, that of their mean curvature (Boehning
 * 1992 takes a bound for it), and no step passes over X in a dual chart.
 */
@final
export class QuasiNewton implements Solver {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  list: I32s = unset<I32s>() // columns of the open features, all outputs of each, and of ones
  k: i32 // features
  entries: f64 // of X in them
  N: i32
  chart: Chart = unset<Chart>()
  x: F64s = unset<F64s>()
  ix: F64s = unset<F64s>() // its image
  g: F64s = unset<F64s>()
  r: F64s = unset<F64s>() // step
  ir: F64s = unset<F64s>()
  last: F64s = unset<F64s>() // g before
  pairs: Pairs = unset<Pairs>()
  dz: F64s = unset<F64s>()
  h: F64s = unset<F64s>()
  dual: bool // the chart is
  brief: bool // Newton will finish
  gauge: f64 // of H0, after the last step
  used: i32

  init(problem: Problem, penalty: Penalty): QuasiNewton {
    this.problem = problem
    this.penalty = penalty
    this.list = i32s(problem.p)
    this.dz = f64s(problem.n)
    this.h = f64s(problem.n)
    return this
  }

  able(): bool {
    const penalty = this.penalty
    if (this.problem.rows.quadratic() || this.problem.rows.kinked()) return false
    for (let j = 0; j < this.problem.ones; j++) {
      const bounded = penalty.lower(j) > -Infinity || penalty.upper(j) < Infinity
      if (this.problem.open(j, penalty.lower(j), penalty.upper(j)) && (bounded || penalty.kink(j) > 0)) return false
    }
    return true
  }

  iterations(): i32 {
    return this.used
  }

  /** Only the dual chart of one output has a factor that an exact finish can do with. */
  free(): i32 {
    return this.dual && this.problem.outputs == 1 ? this.k : -1
  }

  feature(r: i32): i32 {
    return this.list[r]
  }

  correct(g: F64s, g0: f64): f64 {
    return (this.chart as DualChart).correct(g, g0)
  }

  solve(target: f64, passes: i32): i32 {
    const problem = this.problem
    const exact = target <= LOOSE * problem.null
    problem.predictor()
    problem.duals()
    this.gather(exact)
    this.chart.start(this.x, this.ix)
    this.chart.balance(this.x)
    this.chart.balance(this.ix)
    if (!this.model(1)) return STOPPED
    this.chart.gradient(this.x, this.g)
    const most = min(passes, this.allowance(passes))
    let old: f64 = 0
    let least: f64 = Infinity
    let idle = 0
    for (this.used = 0; this.used < most; this.used++) {
      this.direct()
      let fall = dotv(this.N, at(this.g), at(this.ir))
      if (this.brief && exact && fall < CLOSE * problem.null) break
      if (!exact && fall < target && this.chart.left(this.g) <= 0.5 * target) break
      idle = fall < 0.25 * least ? 0 : idle + 1
      least = Math.min(least, fall)
      if (fall <= 1e-26 * problem.null || (idle > 5 && fall < 1e-20 * problem.null)) break
      if (++old > this.chart.price()) {
        if (!this.model(problem.outputs)) break
        old = 0
        this.direct()
        fall = dotv(this.N, at(this.g), at(this.ir))
      }
      memory.copy(at(this.last), at(this.g), <usize>this.N << 3)
      const t = this.search(fall)
      this.chart.gradient(this.x, this.g)
      this.learn(t)
    }
    if (problem.intercept && this.used < most) this.x[this.N - 1] += level(problem, this.h)
    this.chart.finish(this.x)
    const left = this.chart.left(this.g)
    if (this.free() > 0) {
      problem.rows.curvatures(problem.n, problem.y, problem.z, problem.s, this.h)
      this.dual = this.chart.factor(this.h, 1)
    }
    return left <= 0.5 * target ? OPTIMAL : STOPPED
  }

  /** Steps that a Newton fit, which can follow, is worth: three Hessians, as in loss-model.ts, of as many passes over X. */
  private allowance(passes: i32): i32 {
    if (!this.brief) return this.problem.outputs > 1 ? MOST : passes
    const k = <f64>this.k
    return <i32>Math.min(<f64>MOST, 20 + 3 * (k / 8 + (k * k * k) / (24 * Math.max(this.entries, 1))))
  }

  /** Whether the rows' matrix is less than Newton's, or of a price with the steps that the diagonal would take. */
  private worth(n: f64): bool {
    return this.k <= FINISHED || n * n * <f64>this.k <= 8 * <f64>MOST * this.entries
  }

  private gather(exact: bool): void {
    const problem = this.problem
    const K = problem.outputs
    let penalised = true
    this.gauge = 1
    for (let j = 0; j < problem.ones; j += K) {
      if (!problem.open(j, this.penalty.lower(j), this.penalty.upper(j))) continue
      if (this.penalty.ridge(j) == 0) penalised = false
      this.entries += problem.design.cost(j)
      for (let c = 0; c < K; c++) this.list[this.k * K + c] = j + c
      this.k++
    }
    let columns = this.k * K
    for (let j = problem.ones; j < problem.p; j++) this.list[columns++] = j
    const n = problem.n / K
    this.dual = this.k > n && penalised && n <= WIDEST && (K > 1 || (exact && this.worth(n)))
    this.brief = K == 1 && !this.dual && this.k <= FINISHED
    if (this.dual) this.chart = make<DualChart>().init(problem, this.penalty, this.list, this.k)
    else this.chart = make<PrimalChart>().init(problem, this.penalty, this.list, this.k, columns, K == 1 ? 0 : WIDEST)
    this.N = this.chart.size()
    const size = <f64>this.N
    this.x = f64s(size)
    this.ix = f64s(size)
    this.g = f64s(size)
    this.r = f64s(size)
    this.ir = f64s(size)
    this.last = f64s(size)
    this.pairs = make<Pairs>().init(this.N)
  }

  /** H0 at the point, of each output's own curvature or of the mean one; outputs add up to nothing, so one is spare. */
  private model(sets: i32): bool {
    const problem = this.problem
    const h = this.h
    const n = problem.n / problem.outputs
    problem.rows.curvatures(problem.n, problem.y, problem.z, problem.s, h)
    for (let l = 0; l < problem.n; l++) {
      if (problem.outputs == 1) continue
      h[l] = (given(problem.s) ? problem.s[l] : 1) * (h[l] * (1 - h[l]) + FLAT)
    }
    const steep = problem.outputs == 1 ? problem.rows.steepest() : 0
    const mean = Math.max(steep < Infinity ? FLOOR * steep : 0, sum(problem.n, at(h)) / (problem.S * <f64>max(problem.outputs - 1, 1)))
    for (let i = 0; i < n && sets == 1; i++) {
      const s = given(problem.s) ? problem.s[i] : 1
      h[i] = problem.outputs > 1 ? mean * s : Math.max(h[i], 0.01 * mean * s)
    }
    return this.chart.factor(h, sets)
  }

  /** r from g by the two loops over what was learnt. */
  private direct(): void {
    const N = this.N
    const q = this.last
    memory.copy(at(q), at(this.g), <usize>N << 3)
    this.pairs.before(q)
    this.chart.apply(q, this.r, this.ir)
    if (this.gauge != 1) {
      scale(N, this.gauge, at(this.r))
      scale(N, this.gauge, at(this.ir))
    }
    this.chart.balance(this.r)
    this.chart.balance(this.ir)
    this.pairs.after(this.r, this.ir)
  }

  /** Goes t steps, t where F's slope along it is small beside -fall, its first. */
  private search(fall: f64): f64 {
    const problem = this.problem
    const n = problem.n
    const dz = this.dz
    this.chart.trace(this.r, this.ir, dz)
    const first = this.chart.tie(this.x, this.r, this.ir)
    const second = this.chart.tie(this.r, this.r, this.ir)
    let t: f64 = 0
    let next: f64 = 1
    let low: f64 = 0
    let falling = -fall
    let high: f64 = Infinity
    let rising: f64 = 0
    for (let tries = 0; tries < 10; tries++) {
      axpyv(n, next - t, at(dz), at(problem.z))
      t = next
      problem.duals()
      const slope = first + t * second - dotv(n, at(problem.su), at(dz)) / problem.S
      if (Math.abs(slope) <= SHALLOW * fall || fall < 1e-14 * problem.null) break
      if (!(slope <= 0)) {
        high = t
        rising = slope == slope ? slope : Infinity // u has overflowed
      } else {
        low = t
        falling = slope
      }
      if (high == Infinity) next = Math.min(4 * t, (t * fall) / (fall + slope))
      else next = low + (high - low) * Math.min(Math.max(falling / (falling - rising), 0.1), 0.9)
    }
    axpyv(this.N, t, at(this.r), at(this.x))
    axpyv(this.N, t, at(this.ir), at(this.ix))
    return t
  }

  /** Takes note of the step t r; under a diagonal H0, of its scale along the step too (Shanno and Phua 1978). */
  private learn(t: f64): void {
    const y = this.pairs.learn(t, this.r, this.ir, this.last, this.g)
    if (this.problem.outputs > 1 || this.dual || !given(y)) return
    this.chart.apply(y, this.r, this.ir)
    this.gauge = this.pairs.curvature() / dotv(this.N, at(y), at(this.ir))
  }
}
