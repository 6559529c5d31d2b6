import type { Arguments } from '../fit/call.ts'
import type { FitData } from '../fit/data.ts'
import type { Model } from '../model/model.ts'
import { Path } from '../path/path.ts'
import type { Spec } from '../spec.ts'
import { type CrossValidationJSON, crossToJSON } from './json.ts'
import type { CrossParts } from './parts.ts'
import type { Scoring } from './scoring.ts'

/** One of the models that a cross-validation chose. */
export interface Choice<M extends Model = Model> {
  /** Where it stands in `path`. */
  readonly index: number
  readonly alpha: number
  readonly l1Ratio: number
  readonly model: M
}

/**
 * What each alpha scored on rows that it was not fitted on, and the models that this chooses: plain data in a
 * frozen object. With several l1Ratios, `alphas`, `mean` and `standardError` have a row per ratio, one after
 * the other.
 *
 * @example
 * ```ts
 * import { Lasso } from 'wasso'
 *
 * const X = Array.from({ length: 40 }, (_, i) => [Math.sin(i), Math.cos(3 * i), (i % 7) / 7])
 * const y = X.map(([a, b], i) => 2 * a! - b! + Math.sin(9 * i) / 3)
 * const cv = new Lasso().crossValidate(X, y, { folds: 5 })
 * console.log(cv.best.alpha, cv.best.model.coef)
 * console.log(cv.oneStandardError.model.support) // simpler, and as good within one standard error
 * ```
 */
export class CrossValidation<M extends Model = Model> {
  /** Descending for each ratio; they come from all rows. */
  declare readonly alphas: Float64Array
  /** The shares of the L1 norm that were tried. */
  declare readonly l1Ratios: Float64Array
  /** sum S_k e_k / sum S_k for each alpha, e_k the score of fold k and S_k its weight. */
  declare readonly mean: Float64Array
  /** sqrt(sum S_k (e_k - mean)^2 / (sum S_k (K - 1))) for each alpha. */
  declare readonly standardError: Float64Array
  /** The alpha of the best mean. */
  declare readonly best: Choice<M>
  /** The largest alpha at the best's l1Ratio whose mean is within one standard error of the best. */
  declare readonly oneStandardError: Choice<M>
  /** All rows at the best's l1Ratio. */
  declare readonly path: Path<M>
  /** e_k: a row per fold, each as long as `mean`. */
  declare readonly foldScores: Float64Array
  /** The fold of each row, from 0; rows of weight 0 stand in fold 0, without effect. */
  declare readonly foldId: Int32Array
  /** What the folds were drawn by. */
  declare readonly seed: number
  /** What the folds were judged by. */
  declare readonly scoring: Scoring

  /** @internal */
  constructor({ chosen, path: parts, folds, ...fields }: CrossParts, given: Arguments<FitData>, spec: Spec) {
    const path = new Path<M>(parts, given, spec)
    const [best, oneStandardError] = chosen.map((index) => {
      const model = path.model(index)
      return Object.freeze({ index, alpha: model.alpha, l1Ratio: model.l1Ratio, model })
    })
    Object.freeze(Object.assign(this, fields, { best, oneStandardError, path }))
  }

  /** The cross-validation as plain JSON; `pathFromJSON` reads its path back. */
  toJSON(): CrossValidationJSON {
    return crossToJSON(this)
  }
}
