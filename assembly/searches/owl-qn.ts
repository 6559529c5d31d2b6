import { Search } from "../contracts/search"
import { axpyv, dotv } from "../kernels/vector"
import { f64s } from "../memory/arena"
import { F64s, at, from, unset } from "../memory/arrays"
import { Shrinkage } from "./shrinkage"
import { pseudo, violation } from "./stationarity"
import { Trial } from "./trial"

const MEMORY: i32 = 20
const DECREASE: f64 = 1e-4

/**
 * L-BFGS within an orthant: d = -H p, p the pseudo-gradient and H from gradients of the smooth part alone; a step ends
 * where a weight would change its sign. Without a kink it is L-BFGS. (G. Andrew and J. Gao, Scalable training of
 * L1-regularized log-linear models, ICML 2007.)
 */
@final
export class OwlQn implements Search {
  trial: Trial = unset<Trial>()
  penalty: Shrinkage = unset<Shrinkage>()
  tol: f64
  maxIter: i32
  private count: i32 // accepted points
  private x: F64s = unset<F64s>()
  private g: F64s = unset<F64s>() // of loss and L2 part at x
  private p: F64s = unset<F64s>()
  private d: F64s = unset<F64s>()
  private loss: f64
  private value: f64
  private worst: f64
  private t: f64
  private S: F64s = unset<F64s>() // MEMORY steps, and changes of the gradient over them
  private Y: F64s = unset<F64s>()
  private sy: F64s = unset<F64s>()
  private a: F64s = unset<F64s>()
  private pairs: i32
  private newest: i32
  private begun: bool
  private fresh: bool

  init(trial: Trial, penalty: Shrinkage, tol: f64, maxIter: i32): OwlQn {
    const P = trial.size
    this.trial = trial
    this.penalty = penalty
    this.tol = tol
    this.maxIter = maxIter
    this.x = f64s(P)
    this.g = f64s(P)
    this.p = f64s(P)
    this.d = f64s(P)
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
    this.accept(loss, F)
    if (this.worst <= this.tol || this.count >= this.maxIter || !(F - F == 0)) return this.end()
    this.direct()
    return this.propose()
  }

  private accept(loss: f64, F: f64): void {
    const trial = this.trial
    const penalty = this.penalty
    const x = this.x
    const g = this.g
    const P = trial.size
    const s = from(this.S, this.newest * P)
    const y = from(this.Y, this.newest * P)
    let sy: f64 = 0
    let ss: f64 = 0
    let yy: f64 = 0
    for (let k = 0; k < P; k++) {
      const next = trial.gradient[k] + penalty.l2[k] * trial.point[k]
      s[k] = trial.point[k] - x[k]
      y[k] = next - g[k]
      sy += s[k] * y[k]
      ss += s[k] * s[k]
      yy += y[k] * y[k]
      x[k] = trial.point[k]
      g[k] = next
      this.p[k] = pseudo(next, x[k], penalty.l1[k])
    }
    if (this.begun) {
      this.count++
      if (sy > 1e-12 * Math.sqrt(ss) * Math.sqrt(yy)) {
        this.sy[this.newest] = sy
        this.newest = (this.newest + 1) % MEMORY
        this.pairs = min(this.pairs + 1, MEMORY)
      }
    }
    this.begun = true
    this.loss = loss
    this.value = F
    this.worst = violation(x, trial.gradient, penalty)
  }

  /** d = -H p, what of it p does not point down left out */
  private direct(): void {
    const d = this.d
    const p = this.p
    const S = this.S
    const Y = this.Y
    const sy = this.sy
    const a = this.a
    const pairs = this.pairs
    const P = this.trial.size
    for (let k = 0; k < P; k++) d[k] = -p[k]
    let q = this.newest
    for (let m = 0; m < pairs; m++) {
      q = (q + MEMORY - 1) % MEMORY
      a[q] = dotv(P, at(from(S, q * P)), at(d)) / sy[q]
      axpyv(P, -a[q], at(from(Y, q * P)), at(d))
    }
    if (pairs > 0) {
      const last = (this.newest + MEMORY - 1) % MEMORY
      const y = at(from(Y, last * P))
      const h = sy[last] / dotv(P, y, y)
      for (let k = 0; k < P; k++) d[k] *= h
    }
    for (let m = 0; m < pairs; m++) {
      const b = dotv(P, at(from(Y, q * P)), at(d)) / sy[q]
      axpyv(P, a[q] - b, at(from(S, q * P)), at(d))
      q = (q + 1) % MEMORY
    }
    for (let k = 0; k < P; k++) if (d[k] * p[k] >= 0) d[k] = 0
    this.fresh = pairs == 0
    this.t = pairs > 0 ? 1 : Math.min(1, 1 / Math.sqrt(dotv(P, at(p), at(p))))
  }

  private shorter(): bool {
    this.t /= 2
    if (this.t > 1e-18) return this.propose()
    if (this.fresh) return this.end()
    this.pairs = 0
    this.direct()
    return this.propose()
  }

  /** trial = x + t d, 0 where that leaves the orthant */
  private propose(): bool {
    const trial = this.trial
    const penalty = this.penalty
    const x = this.x
    const d = this.d
    const p = this.p
    const t = this.t
    for (let k = 0; k < trial.size; k++) {
      const w = x[k] + t * d[k]
      const side = x[k] != 0 ? x[k] : -p[k]
      trial.point[k] = penalty.l1[k] > 0 && w * side <= 0 ? 0 : w
    }
    return true
  }

  /** Back to the last accepted point. */
  private end(): bool {
    const trial = this.trial
    const penalty = this.penalty
    const x = this.x
    const g = this.g
    for (let k = 0; k < trial.size; k++) {
      trial.point[k] = x[k]
      trial.gradient[k] = g[k] - penalty.l2[k] * x[k]
    }
    return false
  }
}
