import { Penalty } from "../contracts/penalty"
import { sum } from "../kernels/vector"
import { f64s } from "../memory/arena"
import { F64s, at, given, unset } from "../memory/arrays"
import { spend } from "../memory/pause"
import { Problem } from "../problem"

/** What rounding may add to a bound that is otherwise safe. */
const MARGIN: f64 = 1e-9

/**
 * c_j = sum_i s_i u_i x~_ij / S, looked at only where it could matter: since feature j was last looked at, c_j has
 * changed by at most |x~_j| times the length of the way that u has gone, both in the mean square. So a feature at 0
 * satisfies its condition as long as the way is shorter than wake_j = place_j + (kink_j - |c_j|) / |x~_j|.
 */
@final
export class Lookout {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  total: f64 // sum_i s_i u_i
  way: f64
  last: F64s = unset<F64s>() // length n: u where the way ends
  place: F64s = unset<F64s>() // length p: how far the way was when c_j was computed
  wake: F64s = unset<F64s>() // length p; Infinity where nobody is to look
  inverse: F64s = unset<F64s>() // length p: 1 / |x~_j|
  lean: f64 // the largest |mean| / |x~_j| of a column

  init(problem: Problem): Lookout {
    const p = <f64>problem.p
    this.problem = problem
    this.last = f64s(problem.n)
    this.place = f64s(p)
    this.wake = f64s(p)
    this.inverse = f64s(p)
    for (let j = 0; j < problem.p; j++) {
      this.inverse[j] = 1 / Math.sqrt(problem.norm[j])
      if (problem.norm[j] > 0) this.lean = Math.max(this.lean, Math.abs(problem.m[j] * problem.d[j]) * this.inverse[j])
    }
    return this
  }

  /** Every feature wants a look. */
  forget(): void {
    for (let j = 0; j < this.problem.p; j++) {
      this.place[j] = -Infinity
      if (this.wake[j] < Infinity) this.wake[j] = -Infinity
    }
  }

  /** Another penalty: everyone's hour anew. */
  under(penalty: Penalty): void {
    this.penalty = penalty
    for (let j = 0; j < this.problem.p; j++) this.rest(j)
  }

  /** The hour of feature j, from its last look on. */
  rest(j: i32): void {
    const problem = this.problem
    const slack = this.penalty.kink(j) * (1 - MARGIN) - Math.abs(problem.c[j])
    const wake = problem.norm[j] > 0 ? this.place[j] + slack * this.inverse[j] : Infinity
    this.wake[j] = problem.w[j] == 0 ? wake : -Infinity
  }

  /** The way goes on to problem.u. */
  advance(): void {
    const problem = this.problem
    let square: f64 = 0
    for (let i = 0; i < problem.n; i++) {
      const step = problem.u[i] - this.last[i]
      square += (given(problem.s) ? problem.s[i] : 1) * step * step
      this.last[i] = problem.u[i]
    }
    this.way += Math.sqrt(square / problem.S)
    this.total = sum(problem.n, at(problem.su))
  }

  /** c_j now. */
  look(j: i32): f64 {
    const problem = this.problem
    if (this.place[j] != this.way) {
      problem.c[j] = problem.design.dot(j, problem.su, this.total) / problem.S
      this.place[j] = this.way
      spend(problem.design.cost(j))
    }
    return problem.c[j]
  }
}
