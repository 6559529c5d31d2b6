import { drain } from '../core/steps.ts'
import { fail } from '../errors.ts'
import type { Matrix } from '../matrix/types.ts'
import type { Label } from '../target/labels.ts'
import { perRow } from '../target/vector.ts'
import { weightsOf } from '../target/weights.ts'
import { show } from '../words.ts'
import { expit } from './expit.ts'
import { Model } from './model.ts'
import { linearPredictor, type PredictData, type ScoreData, scoreKeys } from './predictor.ts'

/**
 * A fitted classifier of two classes.
 *
 * @example
 * ```ts
 * import { LogisticRegression } from 'wasso'
 *
 * const [X, y] = [[[1], [2], [3], [4]], ['no', 'no', 'yes', 'yes']]
 * const model = new LogisticRegression({ alpha: 0.1 }).fit(X, y)
 * console.log(model.predict([[5]]), model.score(X, y)) // [ 'yes' ] 1
 * console.log(model.decisionFunction([[5]])) // log odds of 'yes'
 * console.log(model.predictProba([[5]])) // of 'no' and of 'yes'
 * ```
 */
export class ClassificationModel<L extends Label = Label> extends Model {
  /** The classes: numbers ascending, strings by code unit, false before true. `classes[1]` is the positive one. */
  declare readonly classes: readonly L[]

  /**
   * The class of each row: `classes[1]` where the decision is above 0, that is where its probability is above
   * 1/2.
   *
   * @param X - n x p, with as many columns as the model was fitted with
   * @returns array of length n
   * @throws {@link WassoError} `SHAPE` for another number, other names or another order of columns;
   *   `NOT_FINITE`, `TYPE`; `PARAMETER` for a missing offset or an unknown key
   */
  predict(X: Matrix, data?: PredictData): L[] {
    return Array.from(linearPredictor(this, X, data), (z) => this.classes[z > 0 ? 1 : 0]!)
  }

  /**
   * z = X w + b + o, the log odds of `classes[1]`.
   *
   * @param X - n x p
   * @returns Float64Array of length n
   */
  decisionFunction(X: Matrix, data?: PredictData): Float64Array {
    return linearPredictor(this, X, data)
  }

  /**
   * The probabilities of `classes[0]` and `classes[1]`, side by side for each row.
   *
   * @param X - n x p
   * @returns Float64Array of length 2 n, row after row; each row sums to 1
   */
  predictProba(X: Matrix, data?: PredictData): Float64Array {
    const z = linearPredictor(this, X, data)
    const out = new Float64Array(2 * z.length)
    for (let i = 0; i < z.length; i++) {
      out[2 * i] = -z[i]!
      out[2 * i + 1] = z[i]!
    }
    expit(out)
    return out
  }

  /**
   * Accuracy: the share of rows, by weight, whose class is predicted.
   *
   * @param X - n x p
   * @param y - length n, classes as in `fit`
   */
  score(X: Matrix, y: ArrayLike<L>, data?: ScoreData): number {
    const z = linearPredictor(this, X, data, scoreKeys)
    const labels = perRow(y, z.length, 'y')
    const weights = drain(weightsOf(data?.sampleWeight, z.length))
    let [right, all] = [0, 0]
    for (let i = 0; i < z.length; i++) {
      const label = labels[i]
      if (typeof label !== typeof this.classes[0]) {
        fail(
          'TYPE',
          `y must hold classes such as ${show(this.classes[0])}, but is ${show(label)} at row ${i}, counted from 0`,
        )
      }
      const weight = weights?.[i] ?? 1
      all += weight
      if (label === this.classes[z[i]! > 0 ? 1 : 0]) right += weight
    }
    return right / all
  }
}
