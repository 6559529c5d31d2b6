import { Search } from "../contracts/search"
import { proximalStep } from "../kernels/adam"
import { random } from "../kernels/random"
import { f64s, i32s } from "../memory/arena"
import { F64s, I32s, at, unset } from "../memory/arrays"
import { Shrinkage } from "./shrinkage"
import { Trial } from "./trial"

/**
 * ProxGen-Adam: with m and v the running means of the loss's gradient and of its square over mini-batches, and
 * h = sqrt(v) + 1e-8, w is the proximal point in the metric of h,
 *
 *     w <- argmin over x of h / (2 rate) |x - (w - rate m / h)|^2 + the penalty,
 *
 * so the penalty never enters m and v, and the fixed point is the objective's own. The weights of a group share their v,
 * but for the last gradient's part. The rate falls to 0 by even steps, one each epoch. (J. Yun, A. Lozano and E. Yang,
 * Adaptive proximal gradient methods for structured neural networks, NeurIPS 2021.)
 *
 * Where samples are held out, it ends `patience` epochs after the least loss on them, at the weights that had it.
 */
@final
export class Adam implements Search {
  trial: Trial = unset<Trial>()
  penalty: Shrinkage = unset<Shrinkage>()
  private samples: i32
  private train: i32 // those that are not held out: the first of the order
  private batch: i32
  private epochs: i32
  private rate: f64
  private patience: i32
  count: i32 // epochs
  private a: f64 // .9^t, .999^t
  private b: f64
  private m: F64s = unset<F64s>()
  private v: F64s = unset<F64s>()
  private order: I32s = unset<I32s>()
  private kept: F64s = unset<F64s>()
  private least: f64
  private idle: i32 // epochs since then

  init(trial: Trial): Adam {
    this.trial = trial
    this.samples = trial.to
    this.m = f64s(trial.size)
    this.v = f64s(trial.size)
    this.kept = f64s(trial.size)
    this.order = i32s(trial.to)
    return this
  }

  /** From where trial.point stands. */
  start(penalty: Shrinkage, epochs: i32, batch: i32, rate: f64, held: i32, patience: i32): void {
    const trial = this.trial
    const n = this.samples
    this.penalty = penalty
    this.epochs = epochs
    this.rate = rate
    this.patience = patience
    this.train = n - held
    this.batch = min(batch, this.train)
    this.count = 0
    this.a = 1
    this.b = 1
    memory.fill(at(this.m), 0, <usize>trial.size << 3)
    memory.fill(at(this.v), 0, <usize>trial.size << 3)
    this.keep(Infinity)
    for (let i = 0; i < n; i++) this.order[i] = i
    this.shuffle(n)
    trial.order = this.order
    trial.from = 0
    trial.to = this.batch
  }

  violation(): f64 {
    return Infinity
  }

  steps(): i32 {
    return this.count
  }

  told(loss: f64): bool {
    const trial = this.trial
    const train = this.train
    const finite = loss - loss == 0
    if (finite && trial.from < train) {
      this.step()
      trial.from = trial.to
      trial.to = min(train, trial.from + this.batch)
      if (trial.from < train) return true
      this.count++
      if (train < this.samples) {
        trial.to = this.samples
        return true
      }
    } else if (finite) {
      this.idle++
      if (loss < this.least) this.keep(loss)
    }
    trial.from = 0
    if (finite && this.count < this.epochs && this.idle < this.patience) {
      this.shuffle(train)
      trial.to = this.batch
      return true
    }
    if (!finite || train < this.samples) memory.copy(at(trial.point), at(this.kept), <usize>trial.size << 3)
    trial.order = changetype<I32s>(0)
    trial.to = this.samples
    return false
  }

  private step(): void {
    const trial = this.trial
    const penalty = this.penalty
    const w = trial.point
    const v = this.v
    const rate = this.rate * (1 - <f64>this.count / this.epochs)
    this.a *= 0.9
    this.b *= 0.999
    const scale = 1 / (1 - this.b)
    proximalStep(
      trial.size, at(trial.gradient), at(w), at(this.m), at(v), at(penalty.l1), at(penalty.l2), rate, 1 / (1 - this.a), scale,
    )
    for (let g = 0; g < penalty.joint; g++) {
      const start = penalty.start[g]
      const end = penalty.end(g)
      let mean: f64 = 0
      for (let k = start; k < end; k += penalty.stride[g]) mean += v[k] / penalty.count[g]
      const r = rate / (Math.sqrt(scale * mean) + 1e-8)
      const left = Math.max(0, 1 - (r * penalty.strength[g]) / (penalty.norm(w, g) * (1 + r * penalty.l2[start])))
      for (let k = start; k < end; k += penalty.stride[g]) {
        v[k] = mean
        if (w[k] != 0) w[k] *= left
      }
    }
  }

  private keep(loss: f64): void {
    this.least = loss
    this.idle = 0
    memory.copy(at(this.kept), at(this.trial.point), <usize>this.trial.size << 3)
  }

  /** The first `count` of the order among themselves. */
  private shuffle(count: i32): void {
    const order = this.order
    for (let i = count - 1; i > 0; i--) {
      const j = <i32>(random() * <f64>(i + 1))
      const row = order[i]
      order[i] = order[j]
      order[j] = row
    }
  }
}
