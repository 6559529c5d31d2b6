import { Design } from "../contracts/design"
import { sum } from "../kernels/vector"
import { F64s, I32s, at, from, unset } from "../memory/arrays"

/**
 * The design of K outputs, one plane of n rows below another: column j K + k is column j of X on plane k, and column
 * p K + k, where there is one, is ones there. Outputs of one feature stand together, so that X passes once.
 */
@final
export class Blocks implements Design {
  X: Design = unset<Design>()
  n: i32
  K: i32
  ones: i32 // the first column of ones
  count: i32
  m: F64s = unset<F64s>() // the frame of X, as the next
  d: F64s = unset<F64s>()
  list: I32s = unset<I32s>() // work of gram, as long

  /** m, d and list of length X.columns(). */
  init(X: Design, K: i32, intercepts: bool, m: F64s, d: F64s, list: I32s): Blocks {
    this.X = X
    this.n = X.rows()
    this.K = K
    this.ones = X.columns() * K
    this.count = intercepts ? this.ones + K : this.ones
    this.m = m
    this.d = d
    this.list = list
    return this
  }

  rows(): i32 {
    return this.n * this.K
  }

  columns(): i32 {
    return this.count
  }

  frame(m: F64s, d: F64s): void {
    for (let j = 0; j < this.ones; j += this.K) {
      this.m[j / this.K] = m[j]
      this.d[j / this.K] = d[j]
    }
    this.X.frame(this.m, this.d)
  }

  /** What a vector has on the plane of column j. */
  @inline
  private plane(j: i32, u: F64s): F64s {
    return from(u, (j % this.K) * this.n)
  }

  /** No column that is not full is shifted (prepare.ts), so that X wants no total. */
  dot(j: i32, u: F64s, total: f64): f64 {
    const plane = this.plane(j, u)
    return j < this.ones ? this.X.dot(j / this.K, plane, 0) : sum(this.n, at(plane))
  }

  dots(first: i32, to: i32, u: F64s, total: f64, out: F64s): void {
    for (let j = first; j < to; j++) out[j] = this.dot(j, u, total)
  }

  axpy(j: i32, a: f64, z: F64s): f64 {
    const plane = this.plane(j, z)
    if (j < this.ones) this.X.axpy(j / this.K, a, plane)
    else for (let i = 0; i < this.n; i++) plane[i] += a
    return 0
  }

  axpyWeighted(j: i32, a: f64, w: F64s, z: F64s): f64 {
    const plane = this.plane(j, z)
    const weights = this.plane(j, w)
    if (j < this.ones) this.X.axpyWeighted(j / this.K, a, weights, plane)
    else for (let i = 0; i < this.n; i++) plane[i] += a * weights[i]
    return 0
  }

  sum(j: i32, scale: f64, w: F64s): f64 {
    return this.X.sum(j / this.K, scale, w)
  }

  norm(j: i32, m: f64, scale: f64, w: F64s): f64 {
    return this.X.norm(j / this.K, m, scale, w)
  }

  maxAbs(j: i32): f64 {
    return this.X.maxAbs(j / this.K)
  }

  /** Of features alone, and w of one plane: the columns' own planes do not count. */
  gram(list: I32s, k: i32, w: F64s, G: F64s, ld: i32, work: usize): void {
    for (let a = 0; a < k; a++) this.list[a] = list[a] / this.K
    this.X.gram(this.list, k, w, G, ld, work)
  }

  moments(order: I32s, n: i32, w: F64s, y: F64s, G: F64s, work: usize, stage: i32): bool {
    return false
  }

  /** Only losses of one output are solved on some rows. */
  subset(order: I32s, n: i32): Design {
    return this
  }

  /** Of features alone. */
  entry(i: i32, j: i32): f64 {
    return this.X.entry(i % this.n, j / this.K)
  }

  gramWork(k: i32): f64 {
    return this.X.gramWork(min(k, this.ones / this.K))
  }

  /** Of features alone, as the next. */
  axpyExact(j: i32, ahi: f64, alo: f64, zhi: F64s, zlo: F64s): void {
    this.X.axpyExact(j / this.K, ahi, alo, this.plane(j, zhi), this.plane(j, zlo))
  }

  dotExact(j: i32, uhi: F64s, ulo: F64s, out: F64s): void {
    this.X.dotExact(j / this.K, this.plane(j, uhi), this.plane(j, ulo), out)
  }

  cost(j: i32): f64 {
    return j < this.ones ? this.X.cost(j / this.K) : <f64>this.n
  }
}
