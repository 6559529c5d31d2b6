import { drain } from '../core/steps.ts'
import type { Matrix, Numbers } from '../matrix/types.ts'
import { vector } from '../target/vector.ts'
import { weightsOf } from '../target/weights.ts'
import { Model } from './model.ts'
import { linearPredictor, type PredictData, type ScoreData, scoreKeys } from './predictor.ts'
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
  /**
   * The fitted means, z = X w + b + o. A row gets the same bits alone, among others, and in any form of X.
   *
   * @param X - n x p, with as many columns as the model was fitted with
   * @returns Float64Array of length n
   * @throws {@link WassoError} `SHAPE` for another number, other names or another order of columns;
   *   `NOT_FINITE`, `TYPE`; `PARAMETER` for a missing offset or an unknown key
   */
  predict(X: Matrix, data?: PredictData): Float64Array {
    return linearPredictor(this, X, data)
  }

  /**
   * R^2, the share of the variance of y that is explained: 1 - sum s (y - z)^2 / sum s (y - mean)^2. For
   * constant y it is 1 where every prediction is exact, else 0.
   *
   * @param X - n x p
   * @param y - length n
   */
  score(X: Matrix, y: Numbers, data?: ScoreData): number {
    const z = linearPredictor(this, X, data, scoreKeys)
    const target = drain(vector(y, z.length, 'y'))
    return rSquared(target, z, drain(weightsOf(data?.sampleWeight, z.length)))
  }
}
