import { Search } from "../contracts/search"
import { seedRandom } from "../kernels/random"
import { f64s, make } from "../memory/arena"
import { F64s, at, given, unset } from "../memory/arrays"
import { Adam } from "../searches/adam"
import { Grouped } from "../searches/grouped"
import { Shrinkage } from "../searches/shrinkage"
import { slopes } from "../searches/stationarity"
import { Trial } from "../searches/trial"
import { draw } from "./draw"
import { Network } from "./network"
import { Objective } from "./objective"
import { rescale, rescaleGradient } from "./original"
import { FramedSamples } from "./samples"
import { Shape } from "./shape"
import { UNITS, shrinkageOf } from "./strength"

export const RUNNING: i32 = 0
export const STATIONARY: i32 = 1
export const STOPPED: i32 = 2

/**
 * A drawn start is the best of so many draws after so many evaluations each: what starts well is likelier to end well.
 * On Friedman-1 at alpha .003 the mean F is then 1.03 times the least known, and 1.17 times without.
 */
const DRAWS: i32 = 4
const TRY: i32 = 120

/** One network on one set of samples: fitted to any penalty, from any start, in slices. */
@final
export class Training {
  samples: FramedSamples = unset<FramedSamples>()
  shape: Shape = unset<Shape>()
  trial: Trial = unset<Trial>()
  objective: Objective = unset<Objective>()
  /** In the frame, and on the scale of X and y. */
  penalty: Shrinkage = unset<Shrinkage>()
  original: Shrinkage = unset<Shrinkage>()
  /** Whether that is of sd w. */
  private spanning: bool
  search: Search = unset<Search>()
  private adam: Adam = unset<Adam>()
  private grouped: Grouped = unset<Grouped>()
  tol: f64
  private draws: i32 // yet to be tried
  private maxIter: i32
  private spent: i32 // evaluations, before the present search
  private least: f64
  private kept: F64s = unset<F64s>()

  init(samples: FramedSamples, network: Network): Training {
    this.samples = samples
    this.shape = network.shape
    this.trial = make<Trial>().init(network.shape.size, samples.n)
    this.objective = make<Objective>().init(samples, network, this.trial)
    this.adam = make<Adam>().init(this.trial)
    this.grouped = make<Grouped>().init(this.trial)
    this.kept = f64s(network.shape.size)
    return this
  }

  penalise(alpha: f64, l1Ratio: f64, factors: F64s, standardize: bool, grouping: i32, groupFactors: F64s): void {
    const samples = this.samples
    const shape = this.shape
    this.penalty = shrinkageOf(samples, shape, alpha, l1Ratio, factors, standardize, grouping, groupFactors, true)
    this.original = shrinkageOf(samples, shape, alpha, l1Ratio, factors, standardize, grouping, groupFactors, false)
    this.spanning = standardize && grouping == UNITS
  }

  /**
   * From theta on the scale of X and y, or where it is absent from weights drawn by the seed. First by Adam, if `epochs`
   * are given, with a share of the samples held out or none; then by the search that is exact, but where samples were
   * held out.
   */
  begin(
    theta: F64s, seed: u32, tol: f64, maxIter: i32, epochs: i32, batch: i32, rate: f64, validation: f64, patience: i32,
  ): void {
    const trial = this.trial
    const shape = this.shape
    const samples = this.samples
    const held = <i32>Math.min(Math.ceil(validation * samples.n), samples.n - 1)
    this.tol = tol
    this.adam.count = 0
    this.maxIter = held > 0 ? 0 : maxIter
    this.spent = 0
    this.least = Infinity
    this.draws = 0
    seedRandom(seed)
    if (given(theta)) {
      for (let k = 0; k < shape.size; k++) trial.point[k] = theta[k]
      rescale(samples, shape, trial.point, true)
    } else {
      draw(shape, trial.point)
      if (shape.layers > 1 && epochs == 0 && maxIter > DRAWS * TRY) this.draws = DRAWS
    }
    this.start()
    if (epochs > 0) {
      this.adam.start(this.penalty, epochs, batch, rate, held, patience)
      this.search = this.adam
    }
    this.objective.begin()
  }

  /** The exact search, from where trial.point stands. */
  private start(): void {
    const penalty = this.penalty
    const linear = this.shape.layers == 1
    for (let k = 0; k < penalty.size; k++) if (penalty.l1[k] == Infinity) this.trial.point[k] = 0
    // Without hidden layers there is one minimum, and a linear model is worth all its digits.
    this.grouped.start(penalty, linear ? 1e-12 * this.tol : this.tol, this.draws > 0 ? TRY : this.maxIter - this.spent)
    this.search = this.grouped
  }

  /** Goes on after the end of a search; false where it was the last. */
  private next(): bool {
    const trial = this.trial
    if (this.search == this.adam) this.search = this.grouped
    else {
      if (this.draws == 0) return false
      const F = trial.loss + this.penalty.value(trial.point)
      const bytes = <usize>trial.size << 3
      if (F < this.least) {
        this.least = F
        memory.copy(at(this.kept), at(trial.point), bytes)
      }
      this.spent += this.grouped.steps()
      if (--this.draws > 0) draw(this.shape, trial.point)
      else memory.copy(at(trial.point), at(this.kept), bytes)
      this.start()
    }
    return true
  }

  /** Some `units` of multiply-adds more. */
  advance(units: f64): i32 {
    while (units > 0) {
      units -= this.objective.advance()
      if (!this.objective.done()) continue
      this.trial.loss = this.objective.finish()
      if (!this.search.told(this.trial.loss) && !this.next()) {
        return this.grouped.violation() <= this.tol ? STATIONARY : STOPPED
      }
      this.objective.begin()
    }
    return RUNNING
  }

  /**
   * After the end. theta[P], and the loss's gradient there by theta (by sd w for standardized units); report: F, kkt,
   * steps, loss. All on the scale of X and y.
   */
  finish(theta: F64s, gradient: F64s, report: F64s): void {
    const samples = this.samples
    const shape = this.shape
    const trial = this.trial
    const point = trial.point
    const original = this.original
    rescale(samples, shape, point, false)
    this.balance(point)
    rescaleGradient(samples, shape, trial.gradient)
    for (let k = 0; k < shape.size; k++) {
      theta[k] = point[k] + 0 // never -0
      gradient[k] = trial.gradient[k]
    }
    const outputs = shape.widths[1]
    for (let k = 0; this.spanning && k < samples.p * outputs; k++) {
      const sd = samples.deviations[k / outputs]
      point[k] *= sd
      if (sd > 0) gradient[k] /= sd
    }
    report[3] = trial.loss * samples.unit * samples.unit
    report[0] = report[3] + original.value(point)
    report[1] = slopes(point, gradient, original, trial.gradient)
    report[2] = this.adam.steps() + this.spent + this.grouped.steps()
  }

  /** What softmax cannot see and nothing shrinks sums to 0 over the classes: biases and unpenalised rows of the last layer. */
  private balance(theta: F64s): void {
    const shape = this.shape
    const K = this.samples.outputs
    const original = this.original
    for (let k = shape.weightAt[shape.layers - 1]; K > 1 && k < shape.size; k += K) {
      if (k == shape.weights) k = shape.size - K
      if (original.l1[k] + original.l2[k] > 0) continue
      let mean: f64 = 0
      for (let c = k; c < k + K; c++) mean += theta[c] / K
      for (let c = k; c < k + K; c++) theta[c] -= mean
    }
  }
}
