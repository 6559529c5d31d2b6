import { Search } from "../contracts/search"
import { seedRandom } from "../kernels/random"
import { make } from "../memory/arena"
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
import { shrinkageOf } from "./strength"

export const RUNNING: i32 = 0
export const STATIONARY: i32 = 1
export const STOPPED: i32 = 2

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
  search: Search = unset<Search>()
  private adam: Adam = unset<Adam>()
  private grouped: Grouped = unset<Grouped>()
  tol: f64

  init(samples: FramedSamples, network: Network): Training {
    this.samples = samples
    this.shape = network.shape
    this.trial = make<Trial>().init(network.shape.size, samples.n)
    this.objective = make<Objective>().init(samples, network, this.trial)
    this.adam = make<Adam>().init(this.trial)
    this.grouped = make<Grouped>().init(this.trial)
    return this
  }

  penalise(alpha: f64, l1Ratio: f64, factors: F64s, standardize: bool, grouping: i32, groupFactors: F64s): void {
    const samples = this.samples
    const shape = this.shape
    this.penalty = shrinkageOf(samples, shape, alpha, l1Ratio, factors, standardize, grouping, groupFactors, true)
    this.original = shrinkageOf(samples, shape, alpha, l1Ratio, factors, standardize, grouping, groupFactors, false)
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
    const penalty = this.penalty
    const held = <i32>Math.min(Math.ceil(validation * samples.n), samples.n - 1)
    this.tol = tol
    this.adam.count = 0
    seedRandom(seed)
    if (given(theta)) {
      for (let k = 0; k < shape.size; k++) trial.point[k] = theta[k]
      rescale(samples, shape, trial.point, true)
    } else {
      draw(shape, trial.point)
    }
    for (let k = 0; k < shape.size; k++) if (penalty.l1[k] == Infinity) trial.point[k] = 0
    // Without hidden layers there is one minimum, and a linear model is worth all its digits.
    this.grouped.start(penalty, shape.layers > 1 ? tol : 0, held > 0 ? 0 : maxIter)
    this.search = this.grouped
    if (epochs > 0) {
      this.adam.start(penalty, epochs, batch, rate, held, patience)
      this.search = this.adam
    }
    this.objective.begin()
  }

  /** Some `units` of multiply-adds more. */
  advance(units: f64): i32 {
    while (units > 0) {
      units -= this.objective.advance()
      if (!this.objective.done()) continue
      this.trial.loss = this.objective.finish()
      if (!this.search.told(this.trial.loss)) {
        if (this.search == this.grouped) return this.grouped.violation() <= this.tol ? STATIONARY : STOPPED
        this.search = this.grouped
      }
      this.objective.begin()
    }
    return RUNNING
  }

  /**
   * After the end. theta[P] and the loss's gradient there, on the scale of X and y; report: F, kkt, steps, loss. Where units
   * are groups of standardized weights, gradient and kkt are by sd w.
   */
  finish(theta: F64s, gradient: F64s, report: F64s): void {
    const samples = this.samples
    const shape = this.shape
    const trial = this.trial
    const original = this.original
    for (let k = 0; k < shape.size; k++) {
      theta[k] = trial.point[k]
      gradient[k] = trial.gradient[k]
    }
    rescale(samples, shape, theta, false)
    for (let k = 0; k < shape.size; k++) theta[k] += 0 // never -0
    rescaleGradient(samples, shape, gradient)
    report[3] = trial.loss * samples.unit * samples.unit
    const point = trial.point
    memory.copy(at(point), at(theta), <usize>shape.size << 3)
    const h = shape.widths[1]
    for (let k = 0; samples.standardized && k < samples.p * h; k++) {
      point[k] *= samples.scales[k / h]
      gradient[k] /= samples.scales[k / h]
    }
    report[0] = report[3] + original.value(point)
    report[1] = slopes(point, gradient, original, trial.gradient)
    report[2] = this.adam.steps() + this.grouped.steps()
  }
}
