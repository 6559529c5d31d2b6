import { axpyv } from "../kernels/vector"
import { f64s, make, reserveF64s } from "../memory/arena"
import { F64s, I32s, at, from, given, none, unset } from "../memory/arrays"
import { spend } from "../memory/pause"
import { Problem } from "../problem"
import { GramSpace } from "./gram-space"

/** Columns up to which a Gram matrix is worth its p^2: 32 MiB each. */
const WIDEST: i32 = 2048

/** A variance or a residual below this share of what it was taken from has lost too many digits. */
export const DIGITS: f64 = 1e-6

/**
 * M = sum_i s_i v_i v_i' with v = (x~, y - o - b0, 1), in the frame of a problem of squared loss: of each fold of its
 * rows, and of all. What is left without a fold is a difference, and so needs no pass over X.
 */
@final
export class Moments {
  problem: Problem = unset<Problem>()
  folds: i32
  ld: i32 // p + 2
  all: F64s = unset<F64s>()
  parts: F64s = unset<F64s>() // one after another
  y: F64s = unset<F64s>() // y - o - b0 in the order of the folds

  init(problem: Problem, folds: i32): Moments {
    this.problem = problem
    this.folds = folds
    this.ld = problem.p + 2
    const size = <f64>this.ld * <f64>this.ld
    this.parts = reserveF64s(size * <f64>folds)
    this.all = folds > 1 ? f64s(size) : this.parts
    this.y = f64s(<f64>problem.n)
    return this
  }

  /** Multiply-adds that they cost. */
  static cost(problem: Problem): f64 {
    return (<f64>problem.n * <f64>problem.p * <f64>problem.p) / 2
  }

  /** Whether they are worth having at all. */
  static suit(problem: Problem): bool {
    return problem.rows.quadratic() && problem.p <= WIDEST && problem.p <= problem.n
  }

  /** Fold f has the rows order[ends[f - 1] .. ends[f]). One fold without an order: all rows as they stand. */
  fill(order: I32s, ends: I32s): bool {
    const problem = this.problem
    const n = problem.n
    const sorted = changetype<usize>(order) != 0
    const s = given(problem.s) && sorted ? f64s(<f64>n) : problem.s
    const b0 = problem.intercept ? problem.b0 : 0
    for (let i = 0; i < n; i++) {
      const l = sorted ? order[i] : i
      this.y[i] = problem.y[l] - (given(problem.o) ? problem.o[l] : 0) - b0
      if (given(s) && sorted) s[i] = problem.s[l]
    }
    const work = at(reserveF64s(Math.ceil(problem.design.gramWork(this.ld) / 8)))
    for (let f = 0, first = 0; f < this.folds; f++) {
      const last = sorted ? ends[f] : n
      const part = this.part(f)
      const rows = sorted ? changetype<I32s>(changetype<usize>(order) + (<usize>first << 2)) : order
      const weights = given(s) ? from(s, first) : none()
      if (!problem.design.moments(rows, last - first, weights, from(this.y, first), part, work)) return false
      if (this.folds > 1) axpyv(this.ld * this.ld, 1, at(part), at(this.all))
      first = last
      spend(0)
    }
    return true
  }

  private part(fold: i32): F64s {
    return changetype<F64s>(at(this.parts) + (<usize>fold * <usize>this.ld * <usize>this.ld << 3))
  }

  /** The centred space of all rows. */
  space(): GramSpace {
    return this.centred(this.problem, this.all)
  }

  /** The problem of all rows but a fold's; 0 where the difference has lost its digits. It has no rows of its own. */
  without(fold: i32): usize {
    const whole = this.problem
    const ld = this.ld
    const p = whole.p
    const M = reserveF64s(<f64>ld * <f64>ld)
    memory.copy(at(M), at(this.all), <usize>ld * <usize>ld << 3)
    axpyv(ld * ld, -1, at(this.part(fold)), at(M))
    const rest = make<Problem>()
    rest.design = whole.design
    rest.rows = whole.rows
    rest.intercept = whole.intercept
    rest.standardize = whole.standardize
    rest.init(0, p, none(), none(), none())
    rest.d = whole.d
    rest.unit = whole.unit
    rest.prepared = true
    rest.S = M[(p + 1) * ld + p + 1]
    const space = this.centred(rest, M)
    const most = this.all[p * ld + p] / whole.S
    if (!(space.squares > DIGITS * most)) return 0
    for (let j = 0; j < p; j++) {
      if (whole.norm[j] > 0 && !(rest.norm[j] > DIGITS * whole.norm[j])) return 0
    }
    rest.null = space.squares / 2
    rest.space = changetype<usize>(space)
    return changetype<usize>(rest)
  }

  /** G and q of the moments M about their means, and what the problem knows of its columns. M is overwritten for a fold. */
  private centred(problem: Problem, M: F64s): GramSpace {
    const whole = this.problem
    const ld = this.ld
    const p = problem.p
    const S = M[(p + 1) * ld + p + 1]
    const sums = from(M, (p + 1) * ld)
    const own = problem != whole
    const G = own ? M : reserveF64s(<f64>ld * <f64>ld)
    const level = problem.intercept ? sums[p] / S : 0
    for (let j = 0; j <= p; j++) {
      const row = from(M, j * ld)
      const mean = sums[j] / S
      if (own && j < p) {
        const spread = row[j] / S - mean * mean
        problem.m[j] = whole.m[j] + (problem.intercept ? mean / whole.d[j] : 0)
        problem.sd[j] = whole.sd[j] > 0 ? Math.sqrt(Math.max(0, spread)) : 0
        problem.norm[j] = whole.norm[j] > 0 ? (problem.intercept ? spread : row[j] / S) : 0
      }
      const target = from(G, j * ld)
      for (let l = 0; l <= p; l++) target[l] = (row[l] - (problem.intercept ? mean * sums[l] : 0)) / S
    }
    if (own) problem.b0 = (whole.intercept ? whole.b0 : 0) + level
    const q = from(G, p * ld)
    return make<GramSpace>().init(p, G, ld, q, q[p], problem.w)
  }

  /** sum_i s_i (y_i - z_i)^2 over a fold's rows, in original units; NaN where rounding would show. */
  error(fold: i32, coef: F64s, intercept: f64): f64 {
    const problem = this.problem
    const p = problem.p
    const ld = this.ld
    const M = this.part(fold)
    const v = f64s(<f64>ld)
    let level = problem.unit * intercept
    for (let j = 0; j < p; j++) {
      v[j] = (coef[j] * problem.unit) / problem.d[j]
      level += v[j] * problem.d[j] * problem.m[j]
    }
    v[p] = -1
    v[p + 1] = level - (problem.intercept ? problem.b0 : 0)
    let error: f64 = 0
    let size: f64 = 0
    for (let j = 0; j < ld; j++) {
      if (v[j] == 0) continue
      const row = from(M, j * ld)
      let sum: f64 = 0
      for (let l = 0; l < ld; l++) sum += row[l] * v[l]
      error += v[j] * sum
      size += Math.abs(v[j] * sum)
    }
    return error > DIGITS * size ? error / (problem.unit * problem.unit) : NaN
  }
}
