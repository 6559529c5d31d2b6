import { Penalty } from "../contracts/penalty"
import { cholesky } from "../kernels/cholesky"
import { solveLower, solveUpper } from "../kernels/triangular"
import { scale, sum } from "../kernels/vector"
import { f64s, i32s, reserveF64s } from "../memory/arena"
import { F64s, I32s, at, from, given, unset } from "../memory/arrays"
import { Problem } from "../problem"
import { Chart } from "./chart"

const ROOM: f64 = 16777216 // numbers that the factors of all outputs may have

/**
 * The coefficients of k features and the intercepts, outputs of a feature together. H0 = Z'h Z / S + l2 for each output, Z =
 * (X~, 1), without what outputs have to do with each other; of more than `widest` features its diagonal, for good.
 */
@final
export class PrimalChart implements Chart {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  list: I32s = unset<I32s>() // columns, the intercepts' last
  columns: i32
  N: i32 // of them, and an intercept that is none
  k: i32
  L: F64s = unset<F64s>() // factors of H0, one for each set
  m: i32 // their size
  sets: i32 // 0: the diagonal
  norm: F64s = unset<F64s>() // that diagonal
  features: I32s = unset<I32s>() // the columns of output 0
  v: F64s = unset<F64s>() // a vector of one output
  work: usize

  /** `list` of columns: those of k features for all outputs, and of ones. */
  init(problem: Problem, penalty: Penalty, list: I32s, k: i32, columns: i32, widest: i32): PrimalChart {
    const K = problem.outputs
    const N = columns + (problem.intercept ? 1 : 0)
    this.problem = problem
    this.penalty = penalty
    this.list = list
    this.columns = columns
    this.N = N
    this.k = k
    this.m = N / K
    this.v = f64s(this.m)
    this.norm = f64s(N)
    if (k > widest) return this
    this.features = i32s(this.m)
    for (let r = 0; r < k; r++) this.features[r] = list[r * K]
    this.work = at(reserveF64s(Math.ceil(problem.design.gramWork(k) / 8)))
    this.L = reserveF64s(<f64>this.m * <f64>this.m * (this.roomy() ? <f64>K : 1))
    return this
  }

  private roomy(): bool {
    return <f64>this.m * <f64>this.m * <f64>this.problem.outputs < ROOM
  }

  size(): i32 {
    return this.N
  }

  start(x: F64s, image: F64s): void {
    for (let r = 0; r < this.columns; r++) x[r] = this.problem.w[this.list[r]]
    if (this.columns < this.N) x[this.columns] = this.problem.b
    memory.copy(at(image), at(x), <usize>this.N << 3)
  }

  price(): f64 {
    if (!given(this.L) || !this.roomy()) return Infinity
    const k = <f64>this.m
    return k / 8 + (k * k * <f64>this.problem.outputs) / (12 * <f64>this.problem.n)
  }

  factor(h: F64s, sets: i32): bool {
    const problem = this.problem
    const n = problem.n / problem.outputs
    const m = this.m
    this.sets = 0
    if (!given(this.L)) {
      const mean = sum(n, at(h)) / problem.S
      this.norm[this.N - 1] = mean
      for (let l = 0; l < this.columns; l++) {
        this.norm[l] = mean * problem.norm[this.list[l]] + this.penalty.ridge(this.list[l])
      }
      return true
    }
    for (let c = 0; c < sets; c++) {
      const t = from(h, c * n)
      const L = from(this.L, c * m * m)
      const total = sum(n, at(t))
      problem.design.gram(this.features, this.k, t, L, m, this.work)
      if (this.k < m) {
        const row = from(L, this.k * m)
        for (let a = 0; a < this.k; a++) row[a] = problem.design.dot(this.features[a], t, total)
        row[this.k] = total
      }
      scale(m * m, 1 / problem.S, at(L))
      for (let r = 0; r < this.k; r++) L[r * m + r] += this.penalty.ridge(this.features[r])
      if (cholesky(m, at(L), m) < m) return false
    }
    this.sets = sets
    return true
  }

  gradient(x: F64s, g: F64s): void {
    const problem = this.problem
    const total = problem.intercept ? sum(problem.n, at(problem.su)) : 0
    g[this.N - 1] = total / problem.S
    problem.backward(this.list, this.columns, problem.su, total, g)
    for (let r = 0; r < this.columns; r++) g[r] -= this.penalty.ridge(this.list[r]) * x[r]
  }

  apply(g: F64s, r: F64s, image: F64s): void {
    const K = this.problem.outputs
    const m = this.m
    for (let l = 0; l < this.N && this.sets == 0; l++) r[l] = g[l] / this.norm[l]
    for (let c = 0; c < K && this.sets > 0; c++) {
      const L = at(from(this.L, c < this.sets ? c * m * m : 0))
      for (let a = 0; a < m; a++) this.v[a] = g[a * K + c]
      solveLower(m, L, m, at(this.v))
      solveUpper(m, L, m, at(this.v))
      for (let a = 0; a < m; a++) r[a * K + c] = this.v[a]
    }
    memory.copy(at(image), at(r), <usize>this.N << 3)
  }

  balance(x: F64s): void {
    const K = this.problem.outputs
    for (let l = 0; l < this.N && K > 1; l += K) {
      let mean: f64 = 0
      for (let c = 0; c < K; c++) mean += x[l + c] / <f64>K
      for (let c = 0; c < K; c++) x[l + c] -= mean
    }
  }

  trace(r: F64s, image: F64s, dz: F64s): void {
    memory.fill(at(dz), 0, <usize>this.problem.n << 3)
    this.problem.forward(this.list, this.columns, r, this.columns < this.N ? r[this.columns] : 0, dz)
  }

  tie(x: F64s, r: F64s, image: F64s): f64 {
    let sum: f64 = 0
    for (let l = 0; l < this.columns; l++) sum += this.penalty.ridge(this.list[l]) * x[l] * r[l]
    return sum
  }

  left(g: F64s): f64 {
    let sum: f64 = 0
    for (let l = 0; l < this.k * this.problem.outputs; l++) {
      const ridge = this.penalty.ridge(this.list[l])
      if (ridge > 0) sum += (g[l] * g[l]) / (2 * ridge)
    }
    return sum
  }

  finish(x: F64s): void {
    for (let l = 0; l < this.columns; l++) this.problem.w[this.list[l]] = x[l]
    if (this.columns < this.N) this.problem.b = x[this.columns]
  }
}
