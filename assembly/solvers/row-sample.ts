import { quantile } from "../kernels/quantile"
import { fill } from "../kernels/vector"
import { f64s, i32s, make } from "../memory/arena"
import { F64s, I32s, at, given, none, unset } from "../memory/arrays"
import { Problem } from "../problem"

/**
 * Some rows of a problem with a kinked loss. Those left out are taken to keep the signs of their residuals, so that they
 * only lean on the others, by sum_i s_i u_i x~_i (Portnoy and Koenker 1997).
 */
@final
export class RowSample {
  problem: Problem = unset<Problem>()
  keep: I32s = unset<I32s>() // 1 for rows that are kept
  order: I32s = unset<I32s>() // they
  n: i32 // their number
  u: F64s = unset<F64s>() // of the rows left out; 0 for the others

  init(problem: Problem): RowSample {
    this.problem = problem
    this.keep = i32s(problem.n)
    this.order = i32s(problem.n)
    this.u = f64s(problem.n)
    return this
  }

  /** Every row that is one of `count` in equal distances. */
  spread(count: i32): void {
    const n = this.problem.n
    for (let i = 0; i < n; i++) this.keep[i] = (<i64>i * count) / n != (<i64>(i + 1) * count) / n ? 1 : 0
  }

  /** The `count` rows of the smallest residuals at problem.z. */
  nearest(count: i32): void {
    const problem = this.problem
    const n = problem.n
    const size = problem.work
    const ones = this.u
    fill(n, 1, at(ones))
    for (let i = 0; i < n; i++) size[i] = Math.abs(problem.y[i] - problem.z[i])
    const most = quantile(n, at(size), at(ones), count, 0)
    for (let i = 0; i < n; i++) this.keep[i] = Math.abs(problem.y[i] - problem.z[i]) <= most ? 1 : 0
  }

  /** How many rows that were left out have a residual of the other sign at problem.z; keeps them from now on. */
  wrong(): i32 {
    const problem = this.problem
    let count = 0
    for (let i = 0; i < problem.n; i++) {
      if (this.keep[i] || this.u[i] * (problem.y[i] - problem.z[i]) >= 0) continue
      this.keep[i] = 1
      count++
    }
    return count
  }

  /** The rows kept as a problem that shares the coefficients, with S the sum of their weights, or of all. */
  part(whole: bool): Problem {
    const problem = this.problem
    const rows = problem.rows
    this.n = 0
    for (let i = 0; i < problem.n; i++) {
      if (given(problem.s) && problem.s[i] == 0) this.keep[i] = 0
      if (this.keep[i]) this.order[this.n++] = i
      const fixed = this.keep[i] ? 0 : problem.y[i] > problem.z[i] ? rows.rise() : -rows.fall()
      this.u[i] = (given(problem.s) ? problem.s[i] : 1) * fixed
    }
    const part = make<Problem>()
    part.design = problem.design.subset(this.order, this.n)
    part.rows = rows
    part.init(this.n, 0, this.gather(problem.y), this.gather(problem.s), this.gather(problem.o))
    part.p = problem.p
    part.m = problem.m
    part.d = problem.d
    part.norm = problem.norm
    part.w = problem.w
    part.b = problem.b
    part.intercept = problem.intercept
    part.null = problem.null
    part.S = whole ? problem.S : 0
    for (let i = 0; i < this.n && !whole; i++) part.S += given(part.s) ? part.s[i] : 1
    return part
  }

  private gather(v: F64s): F64s {
    if (!given(v)) return none()
    const to = f64s(this.n)
    for (let r = 0; r < this.n; r++) to[r] = v[this.order[r]]
    return to
  }
}
