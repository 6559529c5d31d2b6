import { Penalty } from "../contracts/penalty"
import { ddAdd, ddMul } from "../kernels/doubled"
import { sumExact } from "../kernels/exact"
import { dotv } from "../kernels/vector"
import { f64s } from "../memory/arena"
import { F64s, at, from, given, unset } from "../memory/arrays"
import { spend } from "../memory/pause"
import { Problem } from "../problem"

/** A problem's point in double-double: coefficients, the intercepts of the columns as they are, z and u. */
export class ExactPoint {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  wlo: F64s = unset<F64s>() // length p: what problem.w lacks
  bhi: F64s = unset<F64s>() // intercepts of the unshifted columns, one for each output
  blo: F64s = unset<F64s>()
  totals: F64s = unset<F64s>() // sum_i s_i u_i of each output
  zhi: F64s = unset<F64s>()
  zlo: F64s = unset<F64s>()
  uhi: F64s = unset<F64s>()
  ulo: F64s = unset<F64s>()
  before: F64s = unset<F64s>() // u before rounding, of a loss that is straight somewhere; else none
  dropped: f64 // what the mean loss gains by zlo, which problem.z leaves out
  out: F64s = unset<F64s>()

  take(problem: Problem, penalty: Penalty): void {
    this.problem = problem
    this.penalty = penalty
    this.wlo = f64s(problem.p)
    this.bhi = f64s(problem.outputs)
    this.blo = f64s(problem.outputs)
    this.totals = f64s(problem.outputs)
    this.zhi = f64s(problem.n)
    this.zlo = f64s(problem.n)
    this.uhi = f64s(problem.n)
    this.ulo = f64s(problem.n)
    this.out = f64s(2)
    if (problem.rows.widen(1)) this.before = f64s(problem.n)
  }

  /** Reads the point off the problem. */
  start(): void {
    const problem = this.problem
    memory.fill(at(this.wlo), 0, <usize>problem.p << 3)
    for (let k = 0; k < problem.outputs; k++) {
      this.bhi[k] = problem.levelled() ? problem.w[problem.ones + k] : problem.b
      this.blo[k] = 0
    }
    for (let j = 0; j < problem.ones; j++) {
      if (problem.w[j] != 0) this.shift(j, -problem.w[j], 0)
    }
  }

  /** intercept += (hi, lo) m_j d_j: the intercept follows a change of w_j, whose column is now not centred. */
  protected shift(j: i32, hi: f64, lo: f64): void {
    const out = at(this.out)
    ddMul(hi, lo, this.problem.m[j], 0, out)
    const d = this.problem.d[j]
    this.raise(j % this.problem.outputs, d * this.out[0], d * this.out[1])
  }

  /** Intercept k += hi + lo. */
  protected raise(k: i32, hi: f64, lo: f64): void {
    ddAdd(this.bhi[k], this.blo[k], hi, lo, at(this.out))
    this.bhi[k] = this.out[0]
    this.blo[k] = this.out[1]
  }

  /** Rounds to coefficients and intercept in original units, and sets the problem to what these predict; `exact`: to the last bit. */
  round(coef: F64s, intercept: F64s, exact: bool): void {
    const problem = this.problem
    if (problem.outputs > 1) this.balance()
    if (given(this.before)) {
      this.residual()
      for (let i = 0; i < problem.n; i++) this.before[i] = this.uhi[i] + this.ulo[i]
    }
    for (let j = 0; j < problem.ones; j++) {
      const to = problem.index(j)
      coef[to] = (problem.w[j] / problem.unit) * problem.d[j] + 0 // -0 + 0 is 0
      problem.w[j] = (coef[to] * problem.unit) / problem.d[j]
      this.wlo[j] = 0
    }
    for (let k = 0; k < problem.outputs; k++) {
      intercept[k] = this.bhi[k] / problem.unit + 0
      this.bhi[k] = intercept[k] * problem.unit
      this.blo[k] = 0
      if (problem.levelled()) problem.w[problem.ones + k] = this.bhi[k]
    }
    for (let j = 0; problem.levelled() && j < problem.ones; j++) {
      problem.w[problem.ones + (j % problem.outputs)] += problem.w[j] * problem.d[j] * problem.m[j]
    }
    this.dropped = 0
    if (!exact) {
      for (let j = 0; problem.intercept && j < problem.p; j++) this.shift(j, problem.w[j], 0)
      problem.b = this.bhi[0]
      if (problem.intercept) this.bhi[0] = intercept[0] * problem.unit
      this.blo[0] = 0
      problem.predictor()
      problem.duals()
      return
    }
    this.residual()
    memory.copy(at(problem.z), at(this.zhi), <usize>problem.n << 3)
    if (problem.rows.kinked()) return this.differences()
    for (let i = 0; i < problem.n; i++) problem.u[i] = this.uhi[i] + this.ulo[i]
    problem.weigh()
    this.dropped = dotv(problem.n, at(problem.su), at(this.zlo)) / problem.S
  }

  /** The u of a kinked loss is its solver's, and no function of z; in place of one, uhi are the residuals, ulo is 0. */
  private differences(): void {
    const problem = this.problem
    for (let i = 0; i < problem.n; i++) {
      this.uhi[i] = problem.y[i] - this.zhi[i] - this.zlo[i]
      this.ulo[i] = 0
    }
  }

  /** What no loss of several outputs can tell is as a ridge wants it, sums of 0 if bounds allow; asks start. */
  balance(): void {
    const problem = this.problem
    const K = problem.outputs
    const penalty = this.penalty
    for (let j = 0; j < problem.p; j += K) {
      const lower = penalty.lower(j)
      const upper = penalty.upper(j)
      if (penalty.kink(j) > 0 || (penalty.ridge(j) == 0 && !problem.sums(j, penalty))) continue
      const values = j < problem.ones ? from(problem.w, j) : this.bhi
      for (let twice = 0; twice < 2; twice++) {
        let mean: f64 = 0
        let least: f64 = Infinity
        let most: f64 = -Infinity
        for (let k = 0; k < K; k++) {
          mean += values[k] / <f64>K
          least = Math.min(least, values[k])
          most = Math.max(most, values[k])
        }
        const step = Math.min(Math.max(-mean, lower - least), upper - most)
        for (let k = 0; k < K; k++) {
          this.move(j + k, step)
          if (j < problem.ones) values[k] = Math.min(Math.max(values[k], lower), upper)
        }
      }
    }
  }

  /** w_j += step, the intercept following. */
  protected move(j: i32, step: f64): void {
    const problem = this.problem
    if (j >= problem.ones) return this.raise(j - problem.ones, step, 0)
    ddAdd(problem.w[j], this.wlo[j], step, 0, at(this.out))
    problem.w[j] = this.out[0]
    this.wlo[j] = this.out[1]
    if (problem.m[j] != 0) this.shift(j, -step, 0)
  }

  /** zhi + zlo = offset + intercept + sum_j w_j x_j, and its duals. */
  residual(): void {
    const problem = this.problem
    const n = problem.n
    for (let i = 0; i < n; i++) {
      this.zhi[i] = given(problem.o) ? problem.o[i] : 0
      this.zlo[i] = 0
    }
    for (let j = 0; j < problem.ones; j++) {
      if (problem.w[j] == 0) continue
      problem.design.axpyExact(j, problem.w[j], this.wlo[j], this.zhi, this.zlo)
      spend(10 * problem.design.cost(j))
    }
    const count = n / problem.outputs
    for (let i = 0; i < n; i++) {
      const k = i / count
      ddAdd(this.zhi[i], this.zlo[i], this.bhi[k], this.blo[k], at(this.out))
      this.zhi[i] = this.out[0]
      this.zlo[i] = this.out[1]
    }
    problem.rows.dualsExact(n, problem.y, this.zhi, this.zlo, this.uhi, this.ulo)
    if (given(problem.s)) for (let i = 0; i < n; i++) if (problem.s[i] == 0) this.uhi[i] = this.ulo[i] = 0
    spend(10 * <f64>n)
  }

  total(): void {
    const problem = this.problem
    const count = problem.n / problem.outputs
    if (!problem.intercept && !problem.levelled()) return
    for (let k = 0; k < problem.outputs; k++) {
      sumExact(count, at(from(this.uhi, k * count)), at(from(this.ulo, k * count)), at(this.out))
      this.totals[k] = this.out[0]
    }
  }

  /** sum_i s_i u_i x~_ij - S P_j'(w_j), the small difference of large numbers that double-double is for. */
  condition(j: i32): f64 {
    const problem = this.problem
    const out = this.out
    const total = this.totals[j % problem.outputs]
    if (j >= problem.ones) return total
    problem.design.dotExact(j, this.uhi, this.ulo, out)
    const w = problem.w[j]
    const hi = out[0]
    const lo = out[1]
    ddMul(problem.w[j], this.wlo[j], this.penalty.ridge(j), 0, at(out))
    const kink = this.penalty.kink(j)
    ddAdd(out[0], out[1], w > 0 ? kink : w < 0 ? -kink : 0, 0, at(out))
    ddMul(out[0], out[1], problem.S, 0, at(out))
    ddAdd(hi, lo, -out[0], -out[1], at(out))
    return out[0] + out[1] - problem.m[j] * problem.d[j] * total
  }
}
