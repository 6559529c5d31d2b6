import { Design } from "./contracts/design"
import { Rows } from "./contracts/loss"
import { Penalty } from "./contracts/penalty"
import { dotv } from "./kernels/vector"
import { f64s, i32s } from "./memory/arena"
import { F64s, I32s, at, from, given, unset } from "./memory/arrays"
import { spend } from "./memory/pause"

/** In place of a list: every feature. */
export const ALL: I32s = changetype<I32s>(0)

/**
 * The data of a fit in units in which nothing overflows: y~ = unit y, x~_j = d_j (x_j - m_j), all powers of two,
 * so the units cost no digit. In them the coefficients are w~_j = w_j unit / d_j and the loss is unit^q times its own.
 */
@final
export class Problem {
  n: i32
  p: i32
  design: Design = unset<Design>()
  rows: Rows = unset<Rows>()
  y: F64s = unset<F64s>() // unit y
  o: F64s = unset<F64s>() // unit offset, or none
  s: F64s = unset<F64s>() // sample weights, or none
  S: f64 // their sum
  unit: f64
  intercept: bool // one that is no column
  outputs: i32 // of the loss: n counts a row for each
  ones: i32 // where columns of ones begin, which are the intercepts of several outputs; p without any
  standardize: bool
  m: F64s = unset<F64s>() // weighted means, 0 without an intercept
  d: F64s = unset<F64s>() // powers of two near 1 / |x_j - m_j|
  norm: F64s = unset<F64s>() // sum_i s_i x~_ij^2 / S; 0 for a column that explains nothing
  sd: F64s = unset<F64s>() // weighted standard deviations of x~_j
  b0: f64 // the best intercept alone
  levels: F64s = unset<F64s>() // those of several outputs
  base: f64 // F(0, b0)
  null: f64 // its size: |F(0, b0)|, or what it is above the least loss where that is more
  spread: f64 // what u is there, in the mean square
  flat: bool // y - offset is constant to rounding: nothing to explain

  // The point (w, b) in the frame, and vectors that solvers keep in step with it or use as work.
  w: F64s = unset<F64s>()
  b: f64
  c: F64s = unset<F64s>() // length p: sum_i s_i u_i x~_ij / S
  skip: I32s = unset<I32s>() // length p: 1 where a feature is known to stay zero; its c is left 0
  z: F64s = unset<F64s>() // length n, as the next three: linear predictor
  u: F64s = unset<F64s>() // dual variable
  su: F64s = unset<F64s>() // s u; u itself without weights
  work: F64s = unset<F64s>()

  prepared: bool
  series: usize // what follows the problem from penalty to penalty, or 0
  spectrum: usize // its factorisation for the ridge at any alpha, or 0
  space: usize // its Gram space, or 0; a problem without rows has nothing else
  moments: usize // of its rows, or 0

  init(n: i32, p: i32, y: F64s, s: F64s, o: F64s): Problem {
    const rows = <f64>n
    const columns = <f64>p
    this.n = n
    this.p = p
    this.ones = p
    this.outputs = this.rows.outputs()
    this.y = y
    this.s = s
    this.o = o
    this.m = f64s(columns)
    this.d = f64s(columns)
    this.norm = f64s(columns)
    this.sd = f64s(columns)
    this.w = f64s(columns)
    this.c = f64s(columns)
    this.skip = i32s(columns)
    this.z = f64s(rows)
    this.u = f64s(rows)
    this.su = given(s) ? f64s(rows) : this.u
    this.work = f64s(rows)
    return this
  }

  /** The point at given coefficients and intercepts of the original units, a row of coefficients for each output. */
  place(coef: F64s, intercept: F64s): void {
    const K = this.outputs
    const b = K > 1 ? from(this.w, this.ones) : this.work
    for (let k = 0; this.ones < this.p && k < K; k++) b[k] = intercept[k]
    if (K == 1) b[0] = this.unit * intercept[0]
    for (let j = 0; j < this.ones; j++) {
      this.w[j] = (coef[this.index(j)] * this.unit) / this.d[j]
      if (this.m[j] != 0) b[j % K] += this.w[j] * this.d[j] * this.m[j]
    }
    this.b = this.intercept ? b[0] : 0
  }

  /** Where the user has the coefficient of column j. */
  @inline
  index(j: i32): i32 {
    return (j % this.outputs) * (this.ones / this.outputs) + j / this.outputs
  }

  /** The point w = 0 with the best intercept. */
  clear(): void {
    memory.fill(at(this.w), 0, <usize>this.p << 3)
    this.b = this.b0
    for (let j = this.ones; j < this.p; j++) this.w[j] = this.levels[j - this.ones]
  }

  /** u and su from z. */
  duals(): void {
    this.rows.duals(this.n, this.y, this.z, this.u)
    this.weigh()
  }

  /** su from u, which is 0 where there is no weight: it may have overflowed there. */
  weigh(): void {
    if (!given(this.s)) return
    for (let i = 0; i < this.n; i++) {
      if (this.s[i] == 0) this.u[i] = 0
      this.su[i] = this.s[i] * this.u[i]
    }
  }

  /** z from (w, b), with plain sums. */
  predictor(): void {
    const bytes = <usize>this.n << 3
    if (given(this.o)) memory.copy(at(this.z), at(this.o), bytes)
    else memory.fill(at(this.z), 0, bytes)
    this.forward(ALL, this.p, this.w, this.b, this.z)
  }

  /** c from su, whose sum is `total`. */
  correlations(total: f64): void {
    this.backward(ALL, this.p, this.su, total, this.c)
  }

  /** z += constant + sum_r a_r x~_j, j = list_r, over k features (ALL: j = r). */
  forward(list: I32s, k: i32, a: F64s, constant: f64, z: F64s): void {
    const some = changetype<usize>(list) != 0
    for (let r = 0; r < k; r++) {
      if (a[r] == 0) continue
      const j = some ? list[r] : r
      constant -= this.design.axpy(j, a[r], z)
      spend(this.design.cost(j))
    }
    if (constant != 0) for (let i = 0; i < this.n; i++) z[i] += constant
  }

  /** c_r = sum_i v_i x~_ij / S, j = list_r, over k features (ALL: j = r), where sum_i v_i = total. */
  backward(list: I32s, k: i32, v: F64s, total: f64, c: F64s): void {
    const some = changetype<usize>(list) != 0
    for (let r = 0; r < k; ) {
      let cost: f64 = 0
      let to = r
      if (some) {
        c[r] = this.design.dot(list[r], v, total)
        cost = this.design.cost(list[to++])
      } else {
        while (to < min(r + 16, k) && !this.skip[to]) cost += this.design.cost(to++)
        if (to > r) this.design.dots(r, to, v, total, c)
        else c[to++] = 0
      }
      for (; r < to; r++) c[r] /= this.S
      spend(cost)
    }
  }

  /** row_b = x~_b'H x~_a / S, both of the list and b <= a, h standing for the H of several outputs. */
  bent(list: I32s, a: i32, h: F64s, row: F64s): void {
    const v = this.work
    memory.fill(at(v), 0, <usize>this.n << 3)
    this.design.axpy(list[a], 1, v)
    this.rows.bend(this.n, this.s, h, v, v)
    this.backward(list, a + 1, v, 0, row)
  }

  /** Whether feature j can have a coefficient within these bounds: a column that explains nothing has none. */
  open(j: i32, lower: f64, upper: f64): bool {
    return this.norm[j] > 0 && (lower < 0 || upper > 0)
  }

  /** Whether columns of ones are the intercepts. */
  levelled(): bool {
    return this.ones < this.p
  }

  /** Whether the coefficients of column j's feature sum to 0 over several outputs: only their differences count, and none is held. */
  sums(j: i32, penalty: Penalty): bool {
    if (this.outputs == 1) return false
    const first = j - (j % this.outputs)
    return penalty.kink(first) == 0 && penalty.lower(first) == -Infinity && penalty.upper(first) == Infinity
  }

  /** Every feature counts again. */
  unskip(): void {
    memory.fill(changetype<usize>(this.skip), 0, <usize>this.p << 2)
  }

  /** sum_i s_i u_i^2 / S */
  dualNorm(): f64 {
    return dotv(this.n, at(this.su), at(this.u)) / this.S
  }
}
