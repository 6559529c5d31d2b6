import { Rows } from "../contracts/loss"
import { exponent, power } from "../kernels/scale"
import { f64s, reserveF64s } from "../memory/arena"
import { F64s, from, given, unset } from "../memory/arrays"

/** How columns are scaled: each by a power of two near its deviation; all by one power; each by its deviation itself. */
export const EACH: i32 = 0
export const TOGETHER: i32 = 1
export const DEVIATIONS: i32 = 2

/**
 * The rows of positive weight in the frame that the searches work in: columns less their weighted mean and over a power
 * of two near their deviation, and so y where the loss is homogeneous of degree 2. Powers of two, so that a weight
 * loses no digit on the way; the penalty follows, so the objective stays what it is. Where a group spans columns, |sd
 * w_g|_2 must be a multiple of the frame's norm: so one power for all, or with sd inside the deviations.
 */
@final
export class FramedSamples {
  n: i32
  p: i32
  /**
   * The p columns of X, y, the weights, and offset for each output: columns `apart` from each other, an odd number of
   * cache lines, so that not all of them want the same place there. The last row stands there again up to a multiple of
   * 8, and counts for 0.
   */
  X: F64s = unset<F64s>()
  apart: i32
  y: F64s = unset<F64s>()
  weights: F64s = unset<F64s>()
  /** Whether not all are 1. */
  weighted: bool
  /** S */
  total: f64
  /** Whether there is one. */
  offset: bool
  outputs: i32
  rows: Rows = unset<Rows>()
  /** Of the columns. */
  means: F64s = unset<F64s>()
  scales: F64s = unset<F64s>()
  /** Weighted deviations of the columns; 0 where a column is constant. */
  deviations: F64s = unset<F64s>()
  /** y = center + unit y' */
  center: f64
  unit: f64
  /** The deviation of y, where the loss is homogeneous of degree 2; else 1. */
  spread: f64
  intercept: bool

  /** From N rows of p columns of X, of which those of weight 0 are left out. */
  init(
    N: i32, p: i32, X: F64s, y: F64s, weights: F64s, offset: F64s, rows: Rows, intercept: bool,
    scaling: i32,
  ): FramedSamples {
    const K = rows.outputs()
    let n = 0
    for (let i = 0; i < N; i++) if (!given(weights) || weights[i] > 0) n++
    this.n = n
    this.p = p
    this.rows = rows
    this.outputs = K
    this.intercept = intercept
    const apart = (n + 7) & ~7 | 8
    this.apart = apart
    this.X = reserveF64s(<f64>apart * this.columns())
    this.y = from(this.X, p * apart)
    this.weights = from(this.y, apart)
    this.weighted = given(weights)
    this.offset = given(offset)
    for (let j = 0; j < p; j++) this.keep(N, from(X, j * N), weights, from(this.X, j * apart))
    this.keep(N, y, weights, this.y)
    if (given(weights)) this.keep(N, weights, weights, this.weights)
    for (let k = 0; given(offset) && k < K; k++) {
      this.keep(N, from(offset, k * N), weights, from(this.weights, (k + 1) * apart))
    }
    for (let i = 0; i < apart; i++) {
      if (i >= n || !given(weights)) this.weights[i] = i < n ? 1 : 0
      this.total += this.weights[i]
    }

    this.means = f64s(p)
    this.scales = f64s(p)
    this.deviations = f64s(p)
    let widest: f64 = 0
    for (let j = 0; j < p; j++) widest = Math.max(widest, this.measure(j))
    for (let j = 0; j < p; j++) this.frame(j, scaling, widest)
    this.unit = 1
    this.spread = 1
    this.center = 0
    if (rows.degree() == 2) this.frameTarget()
    return this
  }

  columns(): i32 {
    return this.p + 2 + this.outputs
  }

  private keep(N: i32, values: F64s, weights: F64s, out: F64s): void {
    let at = 0
    for (let i = 0; i < N; i++) if (!given(weights) || weights[i] > 0) out[at++] = values[i]
    for (; at < this.apart; at++) out[at] = out[at - 1]
  }

  /** The weighted mean of n values. */
  mean(v: F64s): f64 {
    let sum: f64 = 0
    for (let i = 0; i < this.n; i++) sum += this.weights[i] * v[i]
    return sum / this.total
  }

  /** Their weighted deviation about c. */
  private deviation(v: F64s, c: f64): f64 {
    let sum: f64 = 0
    for (let i = 0; i < this.n; i++) sum += this.weights[i] * (v[i] - c) * (v[i] - c)
    return Math.sqrt(sum / this.total)
  }

  /** The mean, the deviation and (in scales, for now) the size of a column. */
  private measure(j: i32): f64 {
    const n = this.n
    const x = from(this.X, j * this.apart)
    const m = this.mean(x)
    let constant = true
    for (let i = 1; i < n; i++) if (x[i] != x[0]) constant = false
    const sd = constant ? 0 : this.deviation(x, m)
    this.deviations[j] = sd
    this.means[j] = this.intercept ? m : 0
    return (this.scales[j] = this.intercept ? sd : this.deviation(x, 0))
  }

  private frame(j: i32, scaling: i32, widest: f64): void {
    const x = from(this.X, j * this.apart)
    const sd = this.deviations[j]
    const size = scaling == TOGETHER ? widest : this.scales[j]
    const c = scaling == DEVIATIONS && sd > 0 ? sd : power(exponent(Math.SQRT2 * size))
    this.scales[j] = c
    for (let i = 0; i < this.apart; i++) x[i] = sd == 0 && this.intercept ? 0 : (x[i] - this.means[j]) / c
  }

  private frameTarget(): void {
    const n = this.apart
    const y = this.y
    for (let i = 0; this.offset && i < n; i++) y[i] -= y[2 * n + i]
    this.offset = false
    if (this.intercept) this.center = this.mean(y)
    const size = this.deviation(y, this.center)
    if (size > 0) {
      this.unit = power(exponent(Math.SQRT2 * size))
      this.spread = size
    }
    for (let i = 0; i < n; i++) y[i] = (y[i] - this.center) / this.unit
    this.rows.rescale(1 / this.unit)
  }
}
