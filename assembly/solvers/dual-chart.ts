import { Penalty } from "../contracts/penalty"
import { cholesky } from "../kernels/cholesky"
import { centre, lower, upper } from "../kernels/together"
import { axpyv, dotv, sum } from "../kernels/vector"
import { f64s, reserveF64s } from "../memory/arena"
import { F64s, I32s, at, from, given, unset } from "../memory/arrays"
import { spend } from "../memory/pause"
import { Problem } from "../problem"
import { Chart } from "./chart"
import { rowGram } from "./row-gram"

const ROOM: f64 = 16777216 // numbers that the factors of all outputs may have

/**
 * Of a ridge on more features than rows w = l2^-1 X~'a for an a of n rows and K outputs, and the gradient is X~'(s u / S - a):
 * with M = X~ l2^-1 X~', n x n, no step passes over X. H0 is that of primal-chart.ts, where X~'RRX~ + l2, R = sqrt(h / S),
 * takes a gradient X~'g to the step R (1 + R M R)^-1 R^-1 g, and the intercept, behind the rows, is eliminated.
 */
@final
export class DualChart implements Chart {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  list: I32s = unset<I32s>()
  k: i32
  n: i32 // samples
  mean: f64
  M: F64s = unset<F64s>()
  sets: i32
  L: F64s = unset<F64s>() // of 1 + R M R, for each set, as the next
  root: F64s = unset<F64s>() // R
  lean: F64s = unset<F64s>() // R (1 + R M R)^-1 R 1, what the intercept's unit takes from a
  image: F64s = unset<F64s>() // and M times it
  level: F64s = unset<F64s>() // the intercept's own curvature, the rows at their best
  v: F64s = unset<F64s>()

  /** The same list as of a PrimalChart. */
  init(problem: Problem, penalty: Penalty, list: I32s, k: i32): DualChart {
    const K = problem.outputs
    const n = problem.n / K
    const square = <f64>n * <f64>n
    this.problem = problem
    this.penalty = penalty
    this.list = list
    this.k = k
    this.n = n
    this.M = reserveF64s(square)
    this.L = reserveF64s(square * (this.roomy() ? <f64>K : 1))
    this.root = f64s(problem.n)
    this.lean = f64s(problem.n)
    this.image = f64s(problem.n)
    this.level = f64s(K)
    this.v = f64s(n)
    rowGram(problem, penalty, list, k, this.M)
    return this
  }

  private roomy(): bool {
    return <f64>this.n * <f64>this.problem.n < ROOM
  }

  price(): f64 {
    return this.roomy() ? <f64>this.n / 16 : Infinity
  }

  factor(h: F64s, sets: i32): bool {
    const problem = this.problem
    const n = this.n
    this.sets = sets
    for (let c = 0; c < sets; c++) {
      const L = from(this.L, c * n * n)
      const R = from(this.root, c * n)
      const lean = from(this.lean, c * n)
      const image = from(this.image, c * n)
      for (let i = 0; i < n; i++) R[i] = Math.sqrt(h[c * n + i] / problem.S)
      for (let i = 0; i < n; i++) {
        for (let l = 0; l <= i; l++) L[i * n + l] = R[i] * R[l] * this.M[i * n + l]
        L[i * n + i] += 1
      }
      if (cholesky(n, at(L), n) < n) return false
      for (let i = 0; i < n; i++) lean[i] = R[i] * R[i]
      this.level[c] = sum(n, at(lean))
      this.invert(c, lean, lean, n)
      this.times(lean, image, n)
      for (let i = 0; i < n; i++) this.level[c] -= R[i] * R[i] * image[i]
    }
    return true
  }

  size(): i32 {
    return this.problem.n + this.levels()
  }

  private levels(): i32 {
    return this.problem.intercept ? 1 : this.problem.p - this.problem.ones
  }

  start(x: F64s, image: F64s): void {
    const problem = this.problem
    const n = this.n
    let zero = true
    for (let j = 0; j < problem.ones && zero; j++) if (problem.w[j] != 0) zero = false
    for (let l = 0; l < problem.n; l++) x[l] = zero ? 0 : problem.su[l] / problem.S
    for (let l = 0; l < this.levels(); l++) x[problem.n + l] = problem.intercept ? problem.b : problem.w[problem.ones + l]
    this.multiply(x, image)
    for (let l = 0; l < problem.n; l++) {
      const level = this.levels() > 0 ? x[problem.n + l / n] : 0
      problem.z[l] = image[l] + level + (given(problem.o) ? problem.o[l] : 0)
    }
    problem.duals()
  }

  /** image = M x; the intercepts' is themselves. */
  private multiply(x: F64s, image: F64s): void {
    const N = this.problem.n
    this.times(x, image, N)
    memory.copy(at(from(image, N)), at(from(x, N)), <usize>this.levels() << 3)
  }

  /** The first `end` entries, n for each output: row by row, so that M passes once. */
  private times(x: F64s, image: F64s, end: i32): void {
    const n = this.n
    for (let i = 0; i < n; i++) {
      const row = at(from(this.M, i * n))
      for (let first = 0; first < end; first += n) image[first + i] = dotv(n, row, at(from(x, first)))
      spend(<f64>end)
    }
  }

  /** to = R (1 + R M R)^-1 R^-1 g, `end` entries as above, of set c and those after it; zero where R is. */
  private invert(c: i32, g: F64s, to: F64s, end: i32): void {
    const n = this.n
    for (let l = 0; l < end; l++) {
      const R = this.root[this.sets > 1 ? c * n + l : c * n + (l % n)]
      to[l] = R > 0 ? g[l] / R : 0
    }
    const shared = this.sets == 1 ? end : n
    for (let first = 0; first < end; first += shared) {
      const L = from(this.L, (c + (this.sets > 1 ? first / n : 0)) * n * n)
      lower(n, L, from(to, first), shared)
      upper(n, L, from(to, first), shared)
    }
    for (let l = 0; l < end; l++) to[l] *= this.root[this.sets > 1 ? c * n + l : c * n + (l % n)]
  }

  gradient(x: F64s, g: F64s): void {
    const problem = this.problem
    for (let l = 0; l < problem.n; l++) g[l] = problem.su[l] / problem.S - x[l]
    if (problem.intercept) g[problem.n] = sum(problem.n, at(problem.su)) / problem.S
    for (let l = 0; l < this.levels() && !problem.intercept; l++) {
      g[problem.n + l] = problem.design.dot(problem.ones + l, problem.su, 0) / problem.S
    }
  }

  apply(g: F64s, r: F64s, image: F64s): void {
    const n = this.n
    const N = this.problem.n
    this.invert(0, g, r, N)
    this.times(r, image, N)
    for (let c = 0; c < this.levels(); c++) {
      const set = c < this.sets ? c : 0
      const R = from(this.root, set * n)
      const its = from(image, c * n)
      let left = g[N + c]
      for (let i = 0; i < n; i++) left -= R[i] * R[i] * its[i]
      left /= this.level[set]
      axpyv(n, -left, at(from(this.lean, set * n)), at(from(r, c * n)))
      axpyv(n, -left, at(from(this.image, set * n)), at(its))
      r[N + c] = left
      image[N + c] = left
    }
  }

  /** For one output: H0^-1 (g, g0) among the features, g becoming theirs; returns the intercept's. */
  correct(g: F64s, g0: f64): f64 {
    const problem = this.problem
    const n = this.n
    const R = this.root
    const t = this.v
    const a = problem.work
    for (let r = 0; r < this.k; r++) g[r] /= this.penalty.ridge(this.list[r])
    memory.fill(at(t), 0, <usize>n << 3)
    problem.forward(this.list, this.k, g, 0, t)
    for (let i = 0; i < n; i++) a[i] = R[i] * R[i] * t[i]
    this.invert(0, a, a, n)
    let left = g0
    if (problem.intercept) {
      for (let i = 0; i < n; i++) left -= R[i] * R[i] * (t[i] - dotv(n, at(from(this.M, i * n)), at(a)))
      left /= this.level[0]
      axpyv(n, left, at(this.lean), at(a))
    } else left = 0
    problem.backward(this.list, this.k, a, sum(n, at(a)), problem.c)
    for (let r = 0; r < this.k; r++) g[r] -= (problem.c[r] * problem.S) / this.penalty.ridge(this.list[r])
    return left
  }

  balance(x: F64s): void {
    const n = this.n
    const N = this.problem.n
    if (N == n) return
    for (let i = 0; i < n; i++) centre(x, i, n, N)
    if (this.levels() > 0) centre(x, N, 1, this.size())
  }

  trace(r: F64s, image: F64s, dz: F64s): void {
    const N = this.problem.n
    for (let l = 0; l < N; l++) dz[l] = image[l] + (this.levels() > 0 ? r[N + l / this.n] : 0)
  }

  tie(x: F64s, r: F64s, image: F64s): f64 {
    return dotv(this.problem.n, at(x), at(image))
  }

  left(g: F64s): f64 {
    const image = f64s(this.size())
    this.multiply(g, image)
    return 0.5 * dotv(this.problem.n, at(g), at(image))
  }

  finish(x: F64s): void {
    const problem = this.problem
    const K = problem.outputs
    if (problem.intercept) problem.b = x[problem.n]
    for (let l = 0; l < this.levels() && !problem.intercept; l++) problem.w[problem.ones + l] = x[problem.n + l]
    problem.backward(this.list, this.k * K, x, sum(problem.n, at(x)), problem.c)
    for (let l = 0; l < this.k * K; l++) {
      const j = this.list[l]
      problem.w[j] = (problem.c[l] * problem.S) / this.penalty.ridge(j)
    }
  }
}
