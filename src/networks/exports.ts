import type { CoreExports } from '../core/exports.ts'

/**
 * What build/networks.wasm exports: where assembly/networks and src/networks meet. All numbers are 32-bit pointers and
 * counts, or doubles; a pointer of 0 means absent. A network's parameters are one vector theta: the weights of each
 * layer, row after row, inputs x outputs, layer after layer; then the biases, layer after layer.
 */
export interface NetworksExports extends Pick<CoreExports, 'memory' | 'reserve' | 'reset' | 'failure'> {
  /**
   * n samples in p columns of X (f64, column after column); y, weights (or 0), offset (a plane of n for each output, or
   * 0), loss and parameter as in the core. scaling: 0, but for groups of units 1, or 2 where they are standardized. Copied. Returns a handle.
   */
  samples(
    n: number,
    p: number,
    X: number,
    y: number,
    weights: number,
    offset: number,
    loss: number,
    parameter: number,
    intercept: number,
    scaling: number,
  ): number
  /** Handle of a network of `depth` hidden layers of these widths (Int32), to be trained on samples. */
  training(samples: number, hidden: number, depth: number, activation: number): number
  /** factors of length p or 0; grouping: 0 weights, 1 inputs, 2 units, with a factor for each group or 0. */
  penalise(
    training: number,
    alpha: number,
    l1Ratio: number,
    factors: number,
    standardize: number,
    grouping: number,
    groupFactors: number,
  ): void
  /**
   * From theta, or (0) from weights drawn by the seed. `epochs` of Adam come first (0: none) in mini-batches of `batch`
   * rows at a learning rate that falls from `rate` to 0. With validation, the share of rows held out, above 0, they end
   * `patience` epochs after the least loss on those, and nothing comes after them.
   */
  begin(
    training: number,
    theta: number,
    seed: number,
    tol: number,
    maxIter: number,
    epochs: number,
    batch: number,
    rate: number,
    validation: number,
    patience: number,
  ): void
  /** Some multiply-adds more: 0 where it wants to go on, 1 stationary, 2 stopped. Slices change no bit. */
  advance(training: number, units: number): number
  /** After the end: theta, the loss's gradient there, and report[4]: F, kkt, steps, mean loss. On the scale of X and y. */
  finish(training: number, theta: number, gradient: number, report: number): void
  /** z, a plane of n for each output, of the network theta at n rows in p columns of X. */
  predict(
    n: number,
    p: number,
    X: number,
    hidden: number,
    depth: number,
    outputs: number,
    activation: number,
    theta: number,
    z: number,
  ): void
}

/** The activations by name; a name's index is its number in the core. */
export const activations = ['tanh', 'logistic', 'softplus', 'relu', 'identity'] as const

/** s(z) of a hidden unit. */
export type Activation = (typeof activations)[number]
