import { Search } from "../contracts/search"
import { dotv, fill } from "../kernels/vector"
import { f64s, make } from "../memory/arena"
import { F64s, at, unset } from "../memory/arrays"
import { Pairs } from "./pairs"
import { Shrinkage } from "./shrinkage"
import { slopes } from "./stationarity"
import { Trial } from "./trial"

const DECREASE: f64 = 1e-4
/** What F can be wrong by: there the slope along a step tells whether it descends. */
const NOISE: f64 = 1e-14
/** Steps that may pass without any progress. */
const PATIENCE: i32 = 20

/**
 * L-BFGS on what is not zero, a group of weights being a weight of several dimensions: d = -H p on the free groups, p
 * the subgradient of least norm and H from changes of the gradient with its smooth |w_g| inside. A group goes to 0 where
 * a proximal gradient step would put it there, and where the step takes it out of its half space {w: w'x_g > 0}; it leaves
 * 0 only where it descends by itself. With groups of one weight these are orthants, and this is OWL-QN but for two things: pairs are forgotten where a weight is held at 0, so that H is the inverse of what the free
 * weights see, and no weight other than 0 is held back for the sign of its p. On small networks that takes a tenth of
 * OWL-QN's evaluations. (G. Andrew and J. Gao, Scalable training of L1-regularized log-linear models, ICML 2007;
 * F. Curtis, Y. Dai and D. Robinson, A subspace acceleration method for minimization involving a group
 * sparsity-inducing regularizer, SIAM J. Optim. 2022.)
 *
 * Where F has no more digits to tell a step by, the slope has: p's <= -0.8 of what it was, as in W. Hager and H. Zhang,
 * A new conjugate gradient method with guaranteed descent and an efficient line search, SIAM J. Optim. 2005.
 */
@final
export class Grouped implements Search {
  trial: Trial = unset<Trial>()
  penalty: Shrinkage = unset<Shrinkage>()
  tol: f64
  maxIter: i32
  private count: i32 // evaluations
  private x: F64s = unset<F64s>()
  private g: F64s = unset<F64s>() // the loss's at x
  private p: F64s = unset<F64s>()
  private d: F64s = unset<F64s>()
  private loss: f64
  private value: f64
  private worst: f64
  private least: f64 // of worst, ever
  private idle: i32 // steps without progress
  private t: f64
  private along: f64 // p's of the step on trial
  private pairs: Pairs = unset<Pairs>()
  private begun: bool
  private fresh: bool

  init(trial: Trial): Grouped {
    const P = trial.size
    this.trial = trial
    this.x = f64s(P)
    this.g = f64s(P)
    this.p = f64s(P)
    this.d = f64s(P)
    this.pairs = make<Pairs>().init(P)
    return this
  }

  /** From where trial.point stands. */
  start(penalty: Shrinkage, tol: f64, maxIter: i32): void {
    this.penalty = penalty
    this.tol = tol
    this.maxIter = maxIter
    this.count = 0
    this.pairs.count = 0
    this.idle = 0
    this.begun = false
    this.worst = Infinity
    this.least = Infinity
    this.value = Infinity
    fill(this.trial.size, 0, at(this.x))
  }

  violation(): f64 {
    return this.worst
  }

  steps(): i32 {
    return this.count
  }

  told(loss: f64): bool {
    const trial = this.trial
    const F = loss + this.penalty.value(trial.point)
    const size = F + dotv(trial.size, at(trial.gradient), at(trial.gradient))
    const finite = size - size == 0
    const last = ++this.count >= this.maxIter
    if (this.begun ? !finite || !this.descends(F) : !finite) return !last && this.shorter() || this.end()
    this.accept(loss, F)
    return this.worst > this.tol && this.idle < PATIENCE && !last && this.propose() || this.end()
  }

  /** Whether the step from x to trial does; keeps it and what the gradient changed by, as a pair yet to be counted. */
  private descends(F: f64): bool {
    const trial = this.trial
    const penalty = this.penalty
    const x = this.x
    const g = this.g
    const P = trial.size
    const w = trial.point
    const s = this.pairs.s()
    const y = this.pairs.y()
    for (let q = 0; q < penalty.groups; q++) {
      const end = penalty.end(q)
      const before = penalty.norm(x, q)
      const after = penalty.norm(w, q)
      const smooth = before > 0 && after > 0 ? penalty.strength[q] : 0
      for (let k = penalty.start[q]; k < end; k += penalty.stride[q]) {
        s[k] = w[k] - x[k]
        y[k] = trial.gradient[k] - g[k] + penalty.l2[k] * s[k]
        if (smooth > 0) y[k] += smooth * (w[k] / after - x[k] / before)
      }
    }
    const rise = F - this.value
    const along = this.along
    return rise <= DECREASE * along ||
      (rise <= NOISE * (1 + Math.abs(F)) && dotv(P, at(s), at(y)) <= -1.8 * along)
  }

  private accept(loss: f64, F: f64): void {
    const trial = this.trial
    const x = this.x
    const g = this.g
    for (let k = 0; k < trial.size; k++) {
      x[k] = trial.point[k]
      g[k] = trial.gradient[k]
    }
    if (this.begun) this.pairs.add()
    this.begun = true
    this.worst = slopes(x, g, this.penalty, this.p)
    this.idle++
    if (this.worst < 0.5 * this.least || F < this.value - NOISE * (1 + Math.abs(F))) this.idle = 0
    this.least = Math.min(this.least, this.worst)
    this.loss = loss
    this.value = F
    this.direct()
  }

  private direct(): void {
    const penalty = this.penalty
    const x = this.x
    const d = this.d
    const p = this.p
    const P = this.trial.size
    for (let k = 0; k < P; k++) {
      d[k] = -p[k]
      if (x[k] == 0 && p[k] == 0) this.pairs.forget(k)
    }
    const c = this.pairs.apply(d, penalty.l2, Math.max(1, this.worst))
    this.fresh = !this.pairs.useful
    for (let g = 0; g < penalty.groups; g++) {
      const strength = penalty.strength[g]
      if (strength == 0) continue
      const r = penalty.norm(x, g)
      const end = penalty.end(g)
      const h = 1 / (c + penalty.l2[penalty.start[g]])
      const inner = r > 0 ? strength / r : 0 // p has it inside
      let squares: f64 = 0
      let along: f64 = 0
      for (let k = penalty.start[g]; k < end; k += penalty.stride[g]) {
        const u = x[k] - h * (p[k] - inner * x[k])
        squares += u * u
        along += d[k] * p[k]
      }
      const zero = r > 0 ? squares <= h * h * strength * strength : along >= 0
      if (!zero && (r > 0 || penalty.count[g] == 1)) continue
      // From 0, |w_g| has a slope that p knows in its own direction alone.
      for (let k = penalty.start[g]; k < end; k += penalty.stride[g]) d[k] = zero ? -x[k] : -h * p[k]
    }
    this.t = 1
  }

  private shorter(): bool {
    const trial = this.trial
    if (!this.begun) {
      // A start that overflows
      for (let k = 0; k < trial.size; k++) trial.point[k] *= 0.01
      return this.count < 200
    }
    this.t /= 2
    return this.propose()
  }

  /** trial = x + t d, a group 0 where that leaves its half space. False where no step descends. */
  private propose(): bool {
    const penalty = this.penalty
    const w = this.trial.point
    const x = this.x
    const d = this.d
    const p = this.p
    while (this.t > 1e-10 || this.renew()) {
      const t = this.t
      this.along = 0
      for (let g = 0; g < penalty.groups; g++) {
        const end = penalty.end(g)
        const side = penalty.norm(x, g) > 0 ? x : d
        let inside: f64 = 0
        for (let k = penalty.start[g]; k < end; k += penalty.stride[g]) {
          w[k] = x[k] + t * d[k]
          inside += w[k] * side[k]
        }
        for (let k = penalty.start[g]; k < end; k += penalty.stride[g]) {
          if (penalty.strength[g] > 0 && inside <= 0) w[k] = 0
          this.along += p[k] * (w[k] - x[k])
        }
      }
      if (this.along < 0) return true
      this.t /= 2
    }
    return false
  }

  /** Another direction, without the pairs; false where there were none. */
  private renew(): bool {
    if (this.fresh) return false
    this.pairs.count = 0
    this.direct()
    return true
  }

  /** Back to the last accepted point. */
  private end(): bool {
    const trial = this.trial
    for (let k = 0; k < trial.size; k++) {
      trial.point[k] = this.x[k]
      trial.gradient[k] = this.g[k]
    }
    trial.loss = this.loss
    return false
  }
}
