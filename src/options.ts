import type { Solver } from './core/exports.ts'
import type { Numbers } from './matrix/types.ts'

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
   * Strength of the penalty, at least 0. Required by `fit`. The loss is a mean over the rows, so alpha is
   * scikit-learn's `alpha` for Lasso and ElasticNet, its `alpha` / n for Ridge, and 1 / (n C) for
   * LogisticRegression.
   */
  readonly alpha?: number | undefined
  /** Share of the L1 norm, from 0 (pure L2) to 1 (pure L1). Default: Lasso 1, ElasticNet 0.5, the others 0. */
  readonly l1Ratio?: number | undefined
}
