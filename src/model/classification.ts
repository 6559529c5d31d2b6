import { drain } from '../core/steps.ts'
import { fail } from '../errors.ts'
import type { Matrix } from '../matrix/types.ts'
import type { Label } from '../target/labels.ts'
import { perRow } from '../target/vector.ts'
import { weightsOf } from '../target/weights.ts'
import { show } from '../words.ts'
import { inCore } from './in-core.ts'
import { Model, outputsOf } from './model.ts'
import { linearPredictor, type PredictData, type ScoreData, scoreKeys } from './predictor.ts'
import { largest, softmax } from './softmax.ts'

/**
 * A fitted classifier. Of two classes it has one column of coefficients, which speaks for `classes[1]`. Of K = 3 or
 * more, `coef` has K rows of p, row k for `classes[k]`, and `intercept` is a Float64Array of K; the intercepts, and
 * the coefficients of a feature without a penalty, sum to 0 over the classes.
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
  /** b, of K classes one for each; 0 when `fitIntercept` is false. */
  declare readonly intercept: number | Float64Array

  /**
   * The class of each row: of two `classes[1]` where the decision is above 0, that is where its probability is
   * above 1/2; of more the most probable one, the first of equals.
   *
   * @param X - n x p, with as many columns as the model was fitted with
   * @returns array of length n
   * @throws {@link WassoError} `SHAPE` for another number, other names or another order of columns;
   *   `NOT_FINITE`, `TYPE`; `PARAMETER` for a missing offset or an unknown key
   */
  predict(X: Matrix, data?: PredictData): L[] {
    return this.#labels(linearPredictor(this, X, data))
  }

  /**
   * z = X w + b + o: of two classes the log odds of `classes[1]`, of more a z for each class.
   *
   * @param X - n x p
   * @returns Float64Array of length n; of K = 3 classes or more of length n K, row after row
   */
  decisionFunction(X: Matrix, data?: PredictData): Float64Array {
    return linearPredictor(this, X, data)
  }

  /**
   * The probabilities of the classes, in the order of `classes`, side by side for each row.
   *
   * @param X - n x p
   * @returns Float64Array of length n K, K the number of classes, row after row; each row sums to 1
   */
  predictProba(X: Matrix, data?: PredictData): Float64Array {
    const z = linearPredictor(this, X, data)
    const K = this.classes.length
    if (K > 2) {
      softmax(z, K)
      return z
    }
    const out = new Float64Array(2 * z.length)
    for (let i = 0; i < z.length; i++) {
      out[2 * i] = -z[i]!
      out[2 * i + 1] = z[i]!
    }
    inCore(out, 'expit')
    return out
  }

  /**
   * Accuracy: the share of rows, by weight, whose class is predicted.
   *
   * @param X - n x p
   * @param y - length n, classes as in `fit`
   */
  score(X: Matrix, y: ArrayLike<L>, data?: ScoreData): number {
    const predicted = this.#labels(linearPredictor(this, X, data, scoreKeys))
    const n = predicted.length
    const labels = perRow(y, n, 'y')
    const weights = drain(weightsOf(data?.sampleWeight, n))
    let [right, all] = [0, 0]
    for (let i = 0; i < n; i++) {
      const label = labels[i]
      if (typeof label !== typeof this.classes[0]) {
        fail(
          'TYPE',
          `y must hold classes such as ${show(this.classes[0])}, but is ${show(label)} at row ${i}, counted from 0`,
        )
      }
      const weight = weights?.[i] ?? 1
      all += weight
      if (label === predicted[i]) right += weight
    }
    return right / all
  }

  #labels(z: Float64Array): L[] {
    const { classes } = this
    const K = outputsOf(classes)
    return Array.from(
      { length: z.length / K },
      (_, i) => classes[K === 1 ? Number(z[i]! > 0) : largest(z, i * K, K)]!,
    )
  }
}
