import { sum } from "../kernels/vector"
import { f64s } from "../memory/arena"
import { F64s, at, given, unset } from "../memory/arrays"
import { spend } from "../memory/pause"
import { Problem } from "../problem"

/** What rounding may add to a bound that is otherwise safe. */
const MARGIN: f64 = 1e-9

/**
 * c_j = sum_i s_i u_i x~_ij / S, looked at only where it could matter: since feature j was last looked at, c_j has
 * changed by at most |x~_j| times the length of the way that u has gone, both in the mean square.
 */
@final
export class Lookout {
  problem: Problem = unset<Problem>()
  total: f64 // sum_i s_i u_i
  way: f64
  last: F64s = unset<F64s>() // length n: u where the way ends
  place: F64s = unset<F64s>() // length p: how far the way was when c_j was computed

  init(problem: Problem): Lookout {
    this.problem = problem
    this.last = f64s(problem.n)
    this.place = f64s(problem.p)
    this.forget()
    return this
  }

  /** Every feature wants a look. */
  forget(): void {
    for (let j = 0; j < this.problem.p; j++) this.place[j] = -Infinity
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

  /** Whether |c_j| is sure to be below a kink. */
  quiet(j: i32, kink: f64): bool {
    const problem = this.problem
    const gone = this.way - this.place[j]
    return Math.abs(problem.c[j]) + Math.sqrt(problem.norm[j]) * gone < kink * (1 - MARGIN)
  }
}
