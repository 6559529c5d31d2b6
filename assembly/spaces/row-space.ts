import { Space } from "../contracts/space"
import { axpyv, sum } from "../kernels/vector"
import { f64s } from "../memory/arena"
import { F64s, I32s, at, given, unset } from "../memory/arrays"
import { Problem } from "../problem"

/** Correlations from X itself: one pass over a column each. The residual stands in problem.u. */
@final
export class RowSpace implements Space {
  problem: Problem = unset<Problem>()
  total: f64 // sum_i s_i r_i
  v: F64s = unset<F64s>() // length n: what the direction adds to the predictor
  sv: F64s = unset<F64s>() // s v; v itself without weights
  change: f64 // sum_i s_i v_i

  init(problem: Problem): RowSpace {
    const n = <f64>problem.n
    this.problem = problem
    this.v = f64s(n)
    this.sv = given(problem.s) ? f64s(n) : this.v
    return this
  }

  place(w: F64s): void {
    const problem = this.problem
    problem.predictor()
    problem.duals()
    this.total = sum(problem.n, at(problem.su))
    if (!problem.intercept) return
    const shift = this.total / problem.S
    problem.b += shift
    for (let i = 0; i < problem.n; i++) problem.u[i] -= shift
    problem.weigh()
    this.total = sum(problem.n, at(problem.su))
  }

  residual(): f64 {
    return this.problem.dualNorm()
  }

  correlation(j: i32): f64 {
    const problem = this.problem
    return problem.design.dot(j, problem.su, this.total) / problem.S
  }

  aim(list: I32s, k: i32, d: F64s): void {
    const problem = this.problem
    memory.fill(at(this.v), 0, <usize>problem.n << 3)
    problem.forward(list, k, d, 0, this.v)
    if (given(problem.s)) for (let i = 0; i < problem.n; i++) this.sv[i] = problem.s[i] * this.v[i]
    this.change = sum(problem.n, at(this.sv))
  }

  rate(j: i32): f64 {
    return this.problem.design.dot(j, this.sv, this.change) / this.problem.S
  }

  move(t: f64): void {
    const problem = this.problem
    axpyv(problem.n, -t, at(this.v), at(problem.u))
    if (given(problem.s)) axpyv(problem.n, -t, at(this.sv), at(problem.su))
    this.total -= t * this.change
  }

  products(j: i32, list: I32s, k: i32, out: F64s): void {
    const problem = this.problem
    const x = problem.work
    memory.fill(at(x), 0, <usize>problem.n << 3)
    const constant = given(problem.s)
      ? problem.design.axpyWeighted(j, 1, problem.s, x)
      : problem.design.axpy(j, 1, x)
    if (constant != 0) for (let i = 0; i < problem.n; i++) x[i] -= given(problem.s) ? problem.s[i] * constant : constant
    problem.backward(list, k, x, sum(problem.n, at(x)), out)
  }

  cost(j: i32): f64 {
    return this.problem.design.cost(j)
  }
}
