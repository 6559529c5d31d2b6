import type { Numbers } from '../matrix/types.ts'
import type { ClassWeight } from '../options.ts'
import type { Activation } from './exports.ts'

/** What every network may be told. Options are stored as given and checked by `fit`. */
export interface NetworkOptions {
  /** How many units each hidden layer has; [] is the linear estimator. Default [10]. */
  readonly hiddenLayerSizes?: Numbers | undefined
  /** Of the hidden units; the output is linear. Default `'tanh'`. */
  readonly activation?: Activation | undefined
  /** Strength of the penalty on all weights, at least 0; biases have none. Required by `fit`. */
  readonly alpha?: number | undefined
  /** Share of the L1 part, from 0 (pure L2) to 1 (pure L1). Default 0. */
  readonly l1Ratio?: number | undefined
  /**
   * What the L1 part is made of: `'weights'`, |w| of each; `'inputs'`, the Euclidean norm of the weights that leave an
   * input, so that whole features leave; `'units'`, that of the weights that enter a hidden unit. Weights in no group
   * then have (w / s)^2 / 8 in place of |w|, s being the deviation of y for those of the last layer (squared and Huber
   * loss) and else 1. Default `'weights'`.
   */
  readonly groups?: Groups | undefined
  /**
   * With `groups`: fits twice, and the second time a group of norm |w_g| in the first fit costs (max |w| / |w_g|)^2
   * times as much, so that the true features stay almost unshrunk and the others leave. A path, and each fold, takes
   * its first fit at the alpha that is best on a fifth of its rows, from three draws (folds: one); `fit` at its own
   * alpha. Folds are fitted to `tol` 1e-3. Wants features of about one scale: see `standardize`. Default false.
   */
  readonly adaptive?: boolean | undefined
  /** Fit the biases. Default true; false means that all of them are 0. */
  readonly fitIntercept?: boolean | undefined
  /** Penalise as if every column of X had standard deviation 1. Default false. */
  readonly standardize?: boolean | undefined
  /** At least 0, one per feature: multiplies the penalty of what leaves input j. Infinity excludes it. Default 1. */
  readonly penaltyFactor?: number | Numbers | undefined
  /** The fit ends `'stationary'` when no condition of stationarity is violated by more. Default 1e-6. */
  readonly tol?: number | undefined
  /** Steps before the fit ends with status `'stopped'`. Default 100,000. */
  readonly maxIter?: number | undefined
  /** An integer from 0 to 2^32 - 1, by which the weights are drawn: the same bits on every engine. Default 0. */
  readonly seed?: number | undefined
  /** From how many draws to start; the best objective wins. Default 1. */
  readonly restarts?: number | undefined
  /** `'owl-qn'` on all rows, `'adam'` on batches of them, or `'auto'`, the default. */
  readonly solver?: NetworkSolver | undefined
  /** `solver: 'adam'`: rows per step. Default 64. */
  readonly batchSize?: number | undefined
  /** `solver: 'adam'`: passes over the rows, before the exact search. Default 50. */
  readonly maxEpochs?: number | undefined
  /** `solver: 'adam'`: the first step size, which falls to 0. Default 0.01. */
  readonly learningRate?: number | undefined
  /** `solver: 'adam'`: the share of the rows to hold out; training ends, `'stopped'`, when their loss no longer falls. Default 0. */
  readonly validation?: number | undefined
  /** `solver: 'adam'`: how many passes the loss of the rows held out may go without falling. Default 10. */
  readonly patience?: number | undefined
}

/** What `MLPRegressor` may be told. */
export interface MLPRegressorOptions extends NetworkOptions {
  /** (y - z)^2 / 2, Huber's, or Poisson's exp(z) - y z. Default `'squared'`. */
  readonly loss?: NetworkLoss | undefined
  /**
   * `loss: 'huber'`: the largest residual that counts by its square; `'auto'`, the default, is 1.345 times the
   * normalised median absolute residual of the linear least-absolute-deviations fit.
   */
  readonly delta?: number | 'auto' | undefined
}

/** What `MLPClassifier` may be told. */
export interface MLPClassifierOptions extends NetworkOptions {
  /** Multiplies the sample weights. Default: every row counts as its weight says. */
  readonly classWeight?: ClassWeight | undefined
}

export type Groups = 'weights' | 'inputs' | 'units'
export type NetworkSolver = 'auto' | 'owl-qn' | 'adam'
export type NetworkLoss = 'squared' | 'huber' | 'poisson'
/** Every option of every network. */
export type AnyNetworkOptions = MLPRegressorOptions & MLPClassifierOptions
