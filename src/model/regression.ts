import { drain } from '../core/steps.ts'
import type { Matrix, Numbers } from '../matrix/types.ts'
import { type Spec, specOfType } from '../spec.ts'
import { checkCounts } from '../target/counts.ts'
import { vector } from '../target/vector.ts'
import { weightsOf } from '../target/weights.ts'
import { explained } from './explained.ts'
import { inCore } from './in-core.ts'
import { Model } from './model.ts'
import { checkFinite, linearPredictor, type PredictData, type ScoreData, scoreKeys } from './predictor.ts'
import { rSquared } from './r-squared.ts'

/**
 * A fitted regression.
 *
 * @example
 * ```ts
 * import { Ridge } from 'wasso'
 *
 * const [X, y] = [[[1, 2], [2, 1], [3, 5]], [1, 2, 3]]
 * const model = new Ridge({ alpha: 0.01 }).fit(X, y)
 * console.log(model.predict([[4, 4]])) // Float64Array of one mean
 * console.log(model.score(X, y)) // R^2
 * ```
 */
export class RegressionModel extends Model {
  /** b; 0 when `fitIntercept` is false. */
  declare readonly intercept: number
  /** `QuantileRegressor`: as fitted. */
  declare readonly quantile: number | undefined
  /** `HuberRegressor`: the largest residual that counts by its square, as given or as estimated. */
  declare readonly delta: number | undefined
  /** `HuberRegressor`: the scale of the residuals, where delta was estimated from it. */
  declare readonly scale: number | undefined
  /** `HuberRegressor`: the rows of positive weight whose residual is beyond delta, ascending. */
  declare readonly outliers: Int32Array | undefined

  /** @internal */
  spec(): Spec {
    return specOfType(this.type)
  }

  /**
   * What is expected of each row: the mean, the quantile, or for `HuberRegressor` the location, z = X w + b + o; for
   * `PoissonRegressor` the mean exp(z). A row gets the same bits alone, among others, and in any form of X.
   *
   * @param X - n x p, with as many columns as the model was fitted with
   * @returns Float64Array of length n
   * @throws {@link WassoError} `SHAPE` for another number, other names or another order of columns;
   *   `NOT_FINITE`, `TYPE`; `PARAMETER` for a missing offset or an unknown key
   */
  predict(X: Matrix, data?: PredictData): Float64Array {
    const z = linearPredictor(this, X, data)
    if (this.spec().log) {
      inCore(z, 'exp')
      checkFinite(z)
    }
    return z
  }

  /**
   * R^2, the share of the variance of y that is explained: 1 - sum s (y - z)^2 / sum s (y - mean)^2. For
   * constant y it is 1 where every prediction is exact, else 0.
   *
   * Of `LeastAbsoluteDeviations` and `QuantileRegressor` it is the share of their own loss that is explained, and of
   * `PoissonRegressor` that of the deviance: 1 - D / D0, D0 being that of the best intercept alone.
   *
   * @param X - n x p
   * @param y - length n
   */
  score(X: Matrix, y: Numbers, data?: ScoreData): number {
    const z = linearPredictor(this, X, data, scoreKeys)
    const n = z.length
    const target = drain(vector(y, n, 'y'))
    const weights = drain(weightsOf(data?.sampleWeight, n))
    const { share, log, loss, name } = this.spec()
    if (!share) return rSquared(target, z, weights)
    if (log) checkCounts(target, weights, name)
    const offset = data?.offset === undefined ? undefined : drain(vector(data.offset, n, 'offset'))
    return explained([loss, this.quantile ?? 0], { y: target, weights, offset }, z, log)
  }
}

/** What `QuantileRegressor` fits. */
export interface QuantileModel extends RegressionModel {
  readonly quantile: number
}

/** What `HuberRegressor` fits. */
export interface HuberModel extends RegressionModel {
  readonly delta: number
  readonly outliers: Int32Array
}
