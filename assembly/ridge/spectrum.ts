import { exponent, power } from "../kernels/scale"
import { subtractFour } from "../kernels/stripe"
import { transpose } from "../kernels/transpose"
import { tridiagonalise } from "../kernels/tridiagonal"
import { accumulate } from "../kernels/tridiagonal-basis"
import { TABLE, factorTridiagonal } from "../kernels/tridiagonal-solve"
import { dotv, sum } from "../kernels/vector"
import { f64s, i32s, make, mark, release, reserveF64s } from "../memory/arena"
import { F64s, I32s, at, from, given, unset } from "../memory/arrays"
import { spend } from "../memory/pause"
import { ElasticNet } from "../penalties/elastic-net"
import { Strength, frame } from "../penalty"
import { Problem } from "../problem"
import { GramSpace } from "../spaces/gram-space"
import { Moments } from "../spaces/moments"

const WIDEST: i32 = 4096 // 128 MiB for each of the two matrices
const CHUNK: i32 = 512 // features per pass of the dual matrix: four rows of them are 16 KiB

/**
 * Ridge at every alpha from one factorisation (Elden 1977): in t = sqrt(v) w, with the rows sqrt(s_i / S) x~_i / sqrt(v)
 * as A and h = sqrt(s / S) (y - b), t = (A'A + alpha)^-1 A'h = A'(AA' + alpha)^-1 h. Of B = A'A, or AA' if that is
 * smaller, B = Q T Q' is kept; then each alpha is one tridiagonal system. With an intercept sqrt(s / S) is a null vector
 * of AA'; AA' + mu times its square keeps the leverages' digits as alpha falls.
 */
@final
export class Spectrum {
  problem: Problem = unset<Problem>()
  penalty: ElasticNet = unset<ElasticNet>() // at alpha 1
  dual: bool
  list: I32s = unset<I32s>() // the f features that can be nonzero
  f: i32
  root: F64s = unset<F64s>() // 1 / sqrt(v) of them, v scaled by a power of two so that A'A is about 1
  unit: f64 // that power, in which alpha is measured below
  k: i32 // order of B
  ld: i32
  B: F64s = unset<F64s>() // k x k in ld
  Q: F64s = unset<F64s>() // Q', ld x ld
  d: F64s = unset<F64s>() // of T, as e
  e: F64s = unset<F64s>()
  size: f64 // bound of its eigenvalues
  mean: f64 // what b0 lacks to the best intercept at w = 0
  means: F64s = unset<F64s>() // and what w_j takes from it: means of the centred columns, which rounding has left
  mu: f64
  h: F64s = unset<F64s>() // A'h, or h: B x + alpha x = h
  g: F64s = unset<F64s>() // Q'h
  table: F64s = unset<F64s>()

  /**
   * For a squared loss, whatever the alpha of `strength`, whose l1Ratio is 0. False where a feature has bounds or no
   * ridge, where nothing is to be explained, and beyond the sizes above.
   */
  init(problem: Problem, strength: Strength): bool {
    this.problem = problem
    if (problem.flat || !this.survey(strength)) return false
    const k = this.order()
    const ld = (k + 7) & ~7
    const square = <f64>ld * <f64>ld
    this.k = k
    this.ld = ld
    this.dual = this.f > k
    this.B = f64s(square)
    this.Q = reserveF64s(square)
    this.d = f64s(k)
    this.e = f64s(k)
    this.h = f64s(k)
    this.g = f64s(k)
    this.table = f64s(k * TABLE)
    this.rightSide()
    const room = mark()
    if (this.dual) this.between()
    else this.within()
    const tau = f64s(k)
    const work = at(f64s(8 * <f64>ld))
    memory.copy(at(this.Q), at(this.B), <usize>square << 3)
    tridiagonalise(k, at(this.Q), ld, at(this.d), at(this.e), at(tau), work)
    accumulate(k, at(this.Q), ld, at(tau), work)
    release(room)
    for (let i = 0; i < k; i++) {
      this.g[i] = dotv(k, at(from(this.Q, i * ld)), at(this.h))
      const next = i + 1 < k ? Math.abs(this.e[i + 1]) : 0
      this.size = Math.max(this.size, Math.abs(this.d[i]) + Math.abs(this.e[i]) + next)
    }
    return true
  }

  /** The features; whether each that is not excluded has a ridge within range and nothing else. */
  private survey(strength: Strength): bool {
    const problem = this.problem
    const one = make<Strength>()
    one.alpha = 1
    one.factors = strength.factors
    one.lower = strength.lower
    one.upper = strength.upper
    const penalty = frame(problem, one)
    this.penalty = penalty
    this.list = i32s(problem.p)
    this.root = f64s(problem.p)
    let most: f64 = 0
    for (let j = 0; j < problem.p; j++) {
      if (problem.norm[j] == 0 || (given(one.factors) && one.factors[j] == Infinity)) continue
      const v = penalty.ridge(j)
      const free = penalty.lower(j) == -Infinity && penalty.upper(j) == Infinity
      if (!free || !(v > 1e-150 && v < 1e150)) return false
      this.root[this.f] = v
      this.list[this.f++] = j
      most = Math.max(most, problem.norm[j] / v)
    }
    if (most == 0 || this.order() > WIDEST) return false
    this.unit = power(exponent(most) & ~1) // of 4, so that equal penalties have roots that are powers of two
    for (let r = 0; r < this.f; r++) this.root[r] = 1 / Math.sqrt(this.root[r] * this.unit)
    return true
  }

  /** Of B: a problem without rows has moments, and these are of its columns. */
  private order(): i32 {
    return this.problem.n > 0 ? min(this.f, this.problem.n) : this.f
  }

  /** h at w = 0. */
  private rightSide(): void {
    const problem = this.problem
    this.means = f64s(this.f)
    if (problem.space) {
      const q = changetype<GramSpace>(problem.space).q
      for (let r = 0; r < this.k; r++) this.h[r] = this.root[r] * q[this.list[r]]
      return
    }
    problem.clear()
    problem.predictor()
    problem.duals()
    const total = sum(problem.n, at(problem.su))
    if (problem.intercept) {
      this.mean = total / problem.S
      for (let i = 0; i < problem.n; i++) problem.work[i] = problem.S * this.share(i)
      problem.backward(this.list, this.f, problem.work, problem.S, this.means)
    }
    if (this.dual) {
      for (let i = 0; i < this.k; i++) this.h[i] = Math.sqrt(this.share(i)) * (problem.u[i] - this.mean)
      return
    }
    problem.backward(this.list, this.k, problem.su, total, problem.c)
    for (let r = 0; r < this.k; r++) this.h[r] = this.root[r] * problem.c[r]
  }

  /** s_i / S */
  share(i: i32): f64 {
    return (given(this.problem.s) ? this.problem.s[i] : 1) / this.problem.S
  }

  /** B = A'A */
  private within(): void {
    const problem = this.problem
    if (problem.space || problem.moments) {
      const space = problem.space
        ? changetype<GramSpace>(problem.space)
        : changetype<Moments>(problem.moments).space()
      for (let a = 0; a < this.k; a++) {
        for (let b = 0; b < this.k; b++) {
          this.B[a * this.ld + b] = space.G[this.list[a] * space.ld + this.list[b]] * this.root[a] * this.root[b]
        }
      }
      return
    }
    const design = problem.design
    const work = reserveF64s(Math.ceil(design.gramWork(this.k) / 8))
    design.gram(this.list, this.k, problem.s, this.B, this.ld, at(work))
    for (let a = 0; a < this.k; a++) {
      const row = this.root[a] / problem.S
      for (let b = 0; b < this.k; b++) this.B[a * this.ld + b] *= row * this.root[b]
    }
  }

  /** B = AA' + mu sqrt(s / S) sqrt(s / S)' */
  private between(): void {
    const k = this.k
    const ld = <usize>this.ld << 3
    const stride: usize = CHUNK << 3
    const A = at(f64s(<f64>CHUNK * <f64>((k + 3) & ~3)))
    for (let c = 0; c < this.f; c += CHUNK) {
      const count = min(CHUNK, this.f - c)
      const even = (count + 1) & ~1
      if (count < even) for (let i = 0; i < k; i++) store<f64>(A + <usize>i * stride + (<usize>count << 3), 0)
      this.transposed(c, c + count, 0, k, A, CHUNK)
      for (let i = 0; i < k; i += 4) {
        subtractFour(even, i + 4, A, A + <usize>i * stride, stride, at(this.B) + <usize>i * ld, ld)
        spend(4 * <f64>even * <f64>i)
      }
    }
    let trace: f64 = 0
    for (let i = 0; i < k; i++) trace -= this.B[i * this.ld + i] * this.share(i)
    this.mu = this.problem.intercept ? trace / <f64>k : 0
    for (let i = 0; i < k; i++) {
      for (let r = 0; r <= i; r++) {
        const b = Math.sqrt(this.share(i) * this.share(r)) * (this.mu - this.B[i * this.ld + r])
        this.B[i * this.ld + r] = b
        this.B[r * this.ld + i] = b
      }
    }
  }

  /** A without its weights by rows, `stride` elements apart: features r..end of so many rows from i on. */
  transposed(r: i32, end: i32, i: i32, rows: i32, A: usize, stride: i32): void {
    const problem = this.problem
    const n = problem.n
    const room = mark()
    const x = reserveF64s(<f64>n)
    const eight = reserveF64s(8 * <f64>rows)
    for (let first = r; r < end; r += 8) {
      const count = min(8, end - r)
      for (let c = 0; c < count; c++) {
        const own = from(eight, c * rows)
        memory.fill(at(x), 0, <usize>n << 3)
        const owed = problem.design.axpy(this.list[r + c], this.root[r + c], x)
        for (let l = 0; l < rows; l++) own[l] = x[i + l] - owed
      }
      transpose<f64>(at(eight), count, rows, A, stride, r - first)
      spend(<f64>(4 * count) * <f64>n)
    }
    release(room)
  }

  /** Whether the least eigenvalue of T + a is above `least` of the largest. */
  sound(a: f64, least: f64): bool {
    return this.factor(a - least * (this.size + a), this.g, this.table)
  }

  factor(a: f64, g: F64s, table: F64s): bool {
    return factorTridiagonal(this.k, at(this.d), at(this.e), a, at(g), at(table))
  }
}
