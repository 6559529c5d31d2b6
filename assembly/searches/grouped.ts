import { Search } from "../contracts/search"
import { f64s, i32s } from "../memory/arena"
import { F64s, I32s, from, unset } from "../memory/arrays"
import { Shrinkage } from "./shrinkage"
import { slopes } from "./stationarity"
import { Trial } from "./trial"

const MEMORY: i32 = 20
const DECREASE: f64 = 1e-4

/**
 * L-BFGS on what is not zero, a group of weights being a weight of several dimensions: d = -H p on the free groups, p
 * the subgradient of least norm and H from changes of the gradient with its smooth |w_g| inside. A group goes to 0 where
 * a proximal gradient step would put it there, and where the step takes it out of its half space {w: w'x_g > 0}. With
 * groups of one weight these are orthants. (F. Curtis, Y. Dai and D. Robinson, A subspace acceleration method for
 * minimization involving a group sparsity-inducing regularizer, SIAM J. Optim. 2022; T. Chen et al., Half-space
 * proximal stochastic gradient method for group-sparsity regularized problem, 2020.)
 */
@final
export class Grouped implements Search {
  trial: Trial = unset<Trial>()
  penalty: Shrinkage = unset<Shrinkage>()
  tol: f64
  maxIter: i32
  private count: i32
  private x: F64s = unset<F64s>()
  private g: F64s = unset<F64s>() // the loss's at x
  private p: F64s = unset<F64s>()
  private d: F64s = unset<F64s>()
  private value: f64
  private worst: f64
  private t: f64
  private S: F64s = unset<F64s>()
  private Y: F64s = unset<F64s>()
  private sy: F64s = unset<F64s>()
  private a: F64s = unset<F64s>()
  private free: I32s = unset<I32s>() // parameters that may move
  private pairs: i32
  private newest: i32
  private begun: bool
  private fresh: bool

  init(trial: Trial, penalty: Shrinkage, tol: f64, maxIter: i32): Grouped {
    const P = trial.size
    this.trial = trial
    this.penalty = penalty
    this.tol = tol
    this.maxIter = maxIter
    this.x = f64s(P)
    this.g = f64s(P)
    this.p = f64s(P)
    this.d = f64s(P)
    this.free = i32s(P)
    this.S = f64s(<f64>MEMORY * P)
    this.Y = f64s(<f64>MEMORY * P)
    this.sy = f64s(MEMORY)
    this.a = f64s(MEMORY)
    return this
  }

  violation(): f64 {
    return this.worst
  }

  steps(): i32 {
    return this.count
  }

  told(loss: f64): bool {
    const F = loss + this.penalty.value(this.trial.point)
    if (this.begun) {
      let along: f64 = 0
      for (let k = 0; k < this.trial.size; k++) along += this.p[k] * (this.trial.point[k] - this.x[k])
      if (!(F <= this.value + DECREASE * along)) return this.shorter()
    }
    this.accept(F)
    if (this.worst <= this.tol || this.count >= this.maxIter || !(F - F == 0)) return this.end()
    this.direct()
    return this.propose()
  }

  private accept(F: f64): void {
    const trial = this.trial
    const penalty = this.penalty
    const x = this.x
    const g = this.g
    const P = trial.size
    const w = trial.point
    const s = from(this.S, this.newest * P)
    const y = from(this.Y, this.newest * P)
    for (let q = 0; q < penalty.groups; q++) {
      const end = penalty.end(q)
      const before = penalty.norm(x, q)
      const after = penalty.norm(w, q)
      const smooth = before > 0 && after > 0 ? penalty.strength[q] : 0
      for (let k = penalty.start[q]; k < end; k += penalty.stride[q]) {
        s[k] = w[k] - x[k]
        y[k] = trial.gradient[k] - g[k] + penalty.l2[k] * s[k]
        if (smooth > 0) y[k] += smooth * (w[k] / after - x[k] / before)
        x[k] = w[k]
        g[k] = trial.gradient[k]
      }
    }
    if (this.begun) {
      this.count++
      this.newest = (this.newest + 1) % MEMORY
      this.pairs = min(this.pairs + 1, MEMORY)
    }
    this.begun = true
    this.value = F
    this.worst = slopes(x, g, penalty, this.p)
  }

  /** u'v over the free */
  private dot(u: F64s, v: F64s, n: i32): f64 {
    const free = this.free
    let sum: f64 = 0
    for (let i = 0; i < n; i++) sum += u[free[i]] * v[free[i]]
    return sum
  }

  private add(c: f64, u: F64s, v: F64s, n: i32): void {
    const free = this.free
    for (let i = 0; i < n; i++) v[free[i]] += c * u[free[i]]
  }

  private direct(): void {
    const penalty = this.penalty
    const x = this.x
    const d = this.d
    const p = this.p
    const sy = this.sy
    const a = this.a
    const P = this.trial.size
    let n = 0
    for (let k = 0; k < P; k++) {
      d[k] = -p[k]
      if (x[k] != 0 || p[k] != 0) this.free[n++] = k
    }
    let h: f64 = 0
    let q = this.newest
    for (let m = 0; m < this.pairs; m++) {
      q = (q + MEMORY - 1) % MEMORY
      const s = from(this.S, q * P)
      const y = from(this.Y, q * P)
      const curvature = this.dot(s, y, n)
      const square = this.dot(y, y, n)
      const kept = curvature > 1e-10 * Math.sqrt(this.dot(s, s, n) * square)
      sy[q] = kept ? curvature : 0
      if (!kept) continue
      if (h == 0) h = curvature / square
      a[q] = this.dot(s, d, n) / curvature
      this.add(-a[q], y, d, n)
    }
    this.fresh = h == 0
    if (h == 0) h = Math.min(1, 1 / Math.sqrt(this.dot(p, p, n)))
    for (let k = 0; k < P; k++) d[k] *= h
    for (let m = 0; m < this.pairs; m++) {
      if (sy[q] > 0) this.add(a[q] - this.dot(from(this.Y, q * P), d, n) / sy[q], from(this.S, q * P), d, n)
      q = (q + 1) % MEMORY
    }
    for (let g = 0; g < penalty.groups; g++) {
      const r = penalty.norm(x, g)
      const end = penalty.end(g)
      const strength = penalty.strength[g]
      let squares: f64 = 0
      let along: f64 = 0
      for (let k = penalty.start[g]; k < end; k += penalty.stride[g]) {
        // p has strength x / r inside, and the proximal gradient step starts from x - h (g + l2 x)
        const u = x[k] - h * (r > 0 ? p[k] - (strength * x[k]) / r : p[k])
        squares += u * u
        along += d[k] * p[k]
      }
      if (strength == 0) continue
      const zero = r > 0 ? squares <= h * h * strength * strength : along >= 0
      if (zero) for (let k = penalty.start[g]; k < end; k += penalty.stride[g]) d[k] = -x[k]
    }
    let along: f64 = 0
    for (let k = 0; k < P; k++) along += d[k] * p[k]
    if (along >= 0) for (let k = 0; k < P; k++) d[k] = -h * p[k]
    this.t = 1
  }

  private shorter(): bool {
    this.t /= 2
    if (this.t > 1e-18) return this.propose()
    if (this.fresh) return this.end()
    this.pairs = 0
    this.direct()
    return this.propose()
  }

  /** trial = x + t d, a group 0 where that leaves its half space */
  private propose(): bool {
    const penalty = this.penalty
    const w = this.trial.point
    const x = this.x
    const d = this.d
    const t = this.t
    for (let g = 0; g < penalty.groups; g++) {
      const end = penalty.end(g)
      const side = penalty.norm(x, g) > 0 ? x : d
      let inside: f64 = 0
      for (let k = penalty.start[g]; k < end; k += penalty.stride[g]) {
        w[k] = x[k] + t * d[k]
        inside += w[k] * side[k]
      }
      if (penalty.strength[g] > 0 && inside <= 0) {
        for (let k = penalty.start[g]; k < end; k += penalty.stride[g]) w[k] = 0
      }
    }
    return true
  }

  /** Back to the last accepted point. */
  private end(): bool {
    const trial = this.trial
    for (let k = 0; k < trial.size; k++) {
      trial.point[k] = this.x[k]
      trial.gradient[k] = this.g[k]
    }
    return false
  }
}
