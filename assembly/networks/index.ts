import { make, outOfMemory, reserve, reserveF64s, reset } from "../memory/arena"
import { F64s, I32s } from "../memory/arrays"
import { CHUNK, Network, eights } from "./network"
import { activationOf, rowsOf } from "./registry"
import { FramedSamples } from "./samples"
import { Shape } from "./shape"
import { Training } from "./training"

// As the core calls what both have.
export { reserve, reset } from "../memory/arena"

/** After a trap: 1 when an allocation was the cause, else 0. */
export function failure(): i32 {
  return outOfMemory() ? 1 : 0
}

/**
 * n samples in p columns of X; y, weights (or 0) and offset (a plane of n for each output, or 0) as in the core, loss
 * and parameter too. scaling: 0, but for groups of units 1, or 2 where they are standardized. Copied: the arrays may be
 * freed.
 */
export function samples(
  n: i32, p: i32, X: usize, y: usize, weights: usize, offset: usize, loss: i32, parameter: f64, intercept: i32,
  scaling: i32,
): usize {
  return changetype<usize>(
    make<FramedSamples>().init(
      n, p, changetype<F64s>(X), changetype<F64s>(y), changetype<F64s>(weights), changetype<F64s>(offset),
      rowsOf(loss, parameter), intercept != 0, scaling,
    ),
  )
}

/** A network of `depth` hidden layers of these widths (i32s), to be trained on samples. */
export function training(samples: usize, hidden: usize, depth: i32, activation: i32): usize {
  const data = changetype<FramedSamples>(samples)
  const shape = make<Shape>().init(data.p, changetype<I32s>(hidden), depth, data.outputs)
  return changetype<usize>(make<Training>().init(data, make<Network>().init(shape, activationOf(activation))))
}

/** factors of length p or 0; grouping: 0 weights, 1 inputs, 2 units, with a factor for each group or 0. */
export function penalise(
  training: usize, alpha: f64, l1Ratio: f64, factors: usize, standardize: i32, grouping: i32, groupFactors: usize,
): void {
  changetype<Training>(training).penalise(
    alpha, l1Ratio, changetype<F64s>(factors), standardize != 0, grouping, changetype<F64s>(groupFactors),
  )
}

/**
 * From theta on the scale of X and y, or (0) from weights drawn by the seed. epochs of Adam come first, or none, with
 * samples held out where validation, their share, is above 0.
 */
export function begin(
  training: usize, theta: usize, seed: u32, tol: f64, maxIter: i32, epochs: i32, batch: i32, rate: f64, validation: f64,
  patience: i32,
): void {
  changetype<Training>(training).begin(
    changetype<F64s>(theta), seed, tol, maxIter, epochs, batch, rate, validation, patience,
  )
}

/** Some multiply-adds more: 0 where it wants to go on, 1 stationary, 2 stopped. */
export function advance(training: usize, units: f64): i32 {
  return changetype<Training>(training).advance(units)
}

/** After the end: theta, the loss's gradient there, and report[4]: F, kkt, steps, mean loss. All on the scale of X and y. */
export function finish(training: usize, theta: usize, gradient: usize, report: usize): void {
  changetype<Training>(training).finish(
    changetype<F64s>(theta), changetype<F64s>(gradient), changetype<F64s>(report),
  )
}

/** z, a plane of n for each output, of the network theta at n rows in p columns of X. */
export function predict(
  n: i32, p: i32, X: usize, hidden: usize, depth: i32, outputs: i32, activation: i32, theta: usize, z: usize,
): void {
  const shape = make<Shape>().init(p, changetype<I32s>(hidden), depth, outputs)
  const network = make<Network>().init(shape, activationOf(activation))
  const inputs = reserveF64s(<f64>p * CHUNK)
  for (let first = 0; first < n; first += CHUNK) {
    const m = min(CHUNK, n - first)
    const M = eights(m)
    for (let j = 0; j < p; j++) {
      for (let i = 0; i < M; i++) inputs[j * M + i] = changetype<F64s>(X)[j * n + first + min(i, m - 1)]
    }
    const last = network.forward(changetype<F64s>(theta), M, inputs, M)
    for (let k = 0; k < outputs; k++) {
      for (let i = 0; i < m; i++) changetype<F64s>(z)[k * n + first + i] = last[k * M + i]
    }
  }
}
