import type { Solver } from './core/exports.ts'
import type { Numbers } from './matrix/types.ts'
import type { Label } from './target/labels.ts'

/** What every estimator may be told. Options are stored as given and checked by `fit`. */
export interface Options {
  /** Fit the intercept b, which is never penalised. Default true; false means b = 0. */
  readonly fitIntercept?: boolean | undefined
  /**
   * Penalise as if every column had standard deviation 1 (weighted, about the weighted mean, divisor sum of
   * weights). Coefficients stay on the scale of X. A constant column gets the coefficient 0. Default false.
   */
  readonly standardize?: boolean | undefined
  /**
   * At least 0, one per feature (or a number for all): multiplies the penalty of feature j. 0 leaves it
   * unpenalised, Infinity excludes it. Never rescaled. Default 1.
   */
  readonly penaltyFactor?: number | Numbers | undefined
  /** At most 0, a number or one per feature: w_j >= lower_j, on the scale of X. Default -Infinity. */
  readonly lower?: number | Numbers | undefined
  /** At least 0, a number or one per feature: w_j <= upper_j, on the scale of X. Default Infinity. */
  readonly upper?: number | Numbers | undefined
  /** The same as `lower: 0`. Default false. */
  readonly nonNegative?: boolean | undefined
  /**
   * `status` is `'optimal'` when gap <= tol * F(0, b0), with b0 the best intercept alone. Default 1e-9. The
   * exact finish, which ends at 12 to 16 correct digits, runs besides unless tol > 1e-8.
   */
  readonly tol?: number | undefined
  /** Passes before the fit ends with status `'stopped'`. Default 100,000. */
  readonly maxIter?: number | undefined
  /** The method by name; one that cannot do the problem is a PARAMETER error. Default `'auto'`. */
  readonly solver?: Solver | undefined
}

/** What a penalised estimator may be told besides. */
export interface PenalisedOptions extends Options {
  /**
   * Strength of the penalty, at least 0. Required by `fit` of Ridge, Lasso, ElasticNet and LogisticRegression,
   * else 0 by default. The loss is a mean over the rows, so alpha is scikit-learn's `alpha` for Lasso, ElasticNet,
   * QuantileRegressor and PoissonRegressor, its `alpha` / n for Ridge, and 1 / (n C) for LogisticRegression.
   */
  readonly alpha?: number | undefined
  /** Share of the L1 norm, from 0 (pure L2) to 1 (pure L1). Default: Lasso 1, ElasticNet 0.5, the others 0. */
  readonly l1Ratio?: number | undefined
}

/** What `QuantileRegressor` may be told. */
export interface QuantileOptions extends PenalisedOptions {
  /** The share of y that falls below the prediction, above 0 and below 1. Default 0.5, the median. */
  readonly quantile?: number | undefined
}

/** What `HuberRegressor` may be told. */
export interface HuberOptions extends PenalisedOptions {
  /**
   * The largest residual, in units of y, that counts by its square: a number above 0; `'auto'`, the default, for
   * 1.345 times the normalised median absolute residual of the least-absolute-deviations fit with the same
   * options; `'joint'` for `epsilon` times a scale that is estimated together with the coefficients.
   */
  readonly delta?: number | 'auto' | 'joint' | undefined
  /** With `delta: 'joint'`: delta in units of the scale, at least 1. Default 1.35. */
  readonly epsilon?: number | undefined
}

/**
 * How much the rows of each class count: `'balanced'` for S / (K S_k), K the number of classes and S_k the weight
 * of class k; or a weight above 0 for each label, as an object, a Map or pairs; 1 for those that are not named.
 */
export type ClassWeight =
  | 'balanced'
  | Readonly<Record<string, number>>
  | ReadonlyMap<Label, number>
  | readonly (readonly [label: Label, weight: number])[]

/** What `LogisticRegression` may be told. */
export interface LogisticOptions extends PenalisedOptions {
  /** Multiplies the sample weights. Default: every row counts as its weight says. */
  readonly classWeight?: ClassWeight | undefined
  /**
   * Three classes or more: the L1 part is that of |w_.j|_2, the Euclidean norm of the coefficients of feature j, so
   * that a feature leaves all classes at once. Default false. With two classes it changes nothing.
   */
  readonly grouped?: boolean | undefined
}

/** Every option of every estimator. */
export type AnyOptions = QuantileOptions & HuberOptions & LogisticOptions
