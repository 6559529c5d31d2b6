import { cholesky } from "../kernels/cholesky"
import { solveLower, solveUpper } from "../kernels/triangular"
import { rankOne } from "../kernels/rank-one"
import { axpyv, scale, sum } from "../kernels/vector"
import { f64s, reserveF64s } from "../memory/arena"
import { F64s, I32s, at, from, given, unset } from "../memory/arrays"
import { Problem } from "../problem"

/**
 * (B'B + D)^-1 for k features of n rows, k > n: with K = I + B D^-1 B', which is n x n (Woodbury),
 *   (B'B + D)^-1 v = D^-1 (v - B' K^-1 B D^-1 v),   B_ij = sqrt(s_i / S) x~_ij.
 */
@final
export class DualFactor {
  problem: Problem = unset<Problem>()
  n: i32
  M: F64s = unset<F64s>() // B D^-1 B', lower triangle
  L: F64s = unset<F64s>() // factor of I + M
  root: F64s = unset<F64s>() // sqrt(s_i / S)
  b: F64s = unset<F64s>() // one column of B
  work: F64s = unset<F64s>() // length 2 n
  v: F64s = unset<F64s>() // length p
  on: bool // in use

  init(problem: Problem): DualFactor {
    const n = <f64>problem.n
    this.problem = problem
    this.n = problem.n
    this.M = reserveF64s(n * n)
    this.L = reserveF64s(n * n)
    this.root = f64s(n)
    this.b = f64s(n)
    this.work = f64s(2 * n)
    this.v = f64s(<f64>problem.p)
    for (let i = 0; i < problem.n; i++) this.root[i] = Math.sqrt((given(problem.s) ? problem.s[i] : 1) / problem.S)
    return this
  }

  /** From k features on; false where K is not positive definite. */
  start(list: I32s, k: i32, D: F64s): bool {
    this.on = true
    memory.fill(at(this.M), 0, <usize>this.n * <usize>this.n << 3)
    for (let r = 0; r < k; r++) this.add(list[r], 1 / D[r])
    return this.factor()
  }

  /** Every D divided by a. */
  rescale(a: f64): bool {
    scale(this.n * this.n, a, at(this.M))
    return this.factor()
  }

  private factor(): bool {
    const n = this.n
    memory.copy(at(this.L), at(this.M), <usize>n * <usize>n << 3)
    for (let i = 0; i < n; i++) this.L[i * n + i] += 1
    return cholesky(n, at(this.L), n) == n
  }

  /** M += a b_j b_j' */
  private add(j: i32, a: f64): void {
    const problem = this.problem
    const b = this.b
    memory.fill(at(b), 0, <usize>this.n << 3)
    const constant = problem.design.axpy(j, 1, b)
    for (let i = 0; i < this.n; i++) b[i] = (b[i] - constant) * this.root[i]
    for (let i = 0; i < this.n; i++) axpyv(i + 1, a * b[i], at(b), at(from(this.M, i * this.n)))
  }

  /** A feature comes with 1 / D, or goes with -1 / D. */
  change(j: i32, a: f64): void {
    this.add(j, a)
    rankOne(this.n, at(this.L), this.n, at(this.b), a, at(this.work))
  }

  /** v <- (B'B + D)^-1 v */
  apply(list: I32s, k: i32, D: F64s, v: F64s): void {
    const problem = this.problem
    const t = this.b
    for (let r = 0; r < k; r++) v[r] /= D[r]
    memory.fill(at(t), 0, <usize>this.n << 3)
    problem.forward(list, k, v, 0, t)
    for (let i = 0; i < this.n; i++) t[i] *= this.root[i]
    solveLower(this.n, at(this.L), this.n, at(t))
    solveUpper(this.n, at(this.L), this.n, at(t))
    for (let i = 0; i < this.n; i++) t[i] *= this.root[i] * problem.S
    problem.backward(list, k, t, sum(this.n, at(t)), this.v)
    for (let r = 0; r < k; r++) v[r] -= this.v[r] / D[r]
  }
}
