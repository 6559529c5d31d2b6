import type { PenalisedOptions } from '../options.ts'
import { specs } from '../spec.ts'
import { Classifier } from './classifier.ts'

/**
 * Logistic regression of two classes: minimises the mean of log(1 + exp(-y z)), y in {-1, +1}, plus
 * alpha sum (l1Ratio |w_j| + (1 - l1Ratio) / 2 w_j^2). scikit-learn's and liblinear's `C` is
 * `alpha: 1 / (n * C)` here, and the intercept is never penalised.
 *
 * Source: G.-X. Yuan, C.-H. Ho and C.-J. Lin, An improved GLMNET for L1-regularized logistic regression,
 * JMLR 13 (2012).
 *
 * @example
 * ```ts
 * import { LogisticRegression } from 'wasso'
 *
 * const X = [[1], [2], [3], [4]]
 * const model = new LogisticRegression({ alpha: 0.1 }).fit(X, ['no', 'no', 'yes', 'yes'])
 * console.log(model.predict([[5]])) // [ 'yes' ]
 * console.log(model.predictProba([[5]])) // probabilities of 'no' and 'yes'
 * ```
 */
export class LogisticRegression extends Classifier<PenalisedOptions> {
  constructor(options: PenalisedOptions = {}) {
    super(specs.LogisticRegression, options)
  }
}
