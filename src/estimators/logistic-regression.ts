import type { LogisticOptions } from '../options.ts'
import { specs } from '../spec.ts'
import { Classifier } from './classifier.ts'

/**
 * Logistic regression. Of two classes: minimises the mean of log(1 + exp(-y z)), y in {-1, +1}, plus
 * alpha sum (l1Ratio |w_j| + (1 - l1Ratio) / 2 w_j^2). Of K = 3 or more, softmax: the mean of
 * log(sum_k exp(z_k)) - z_y, with a z_k = x . w_k + b_k for each class, plus the same penalty of every w_kj.
 * scikit-learn's and liblinear's `C` is `alpha: 1 / (n * C)` here, and the intercepts are never penalised.
 *
 * Sources: G.-X. Yuan, C.-H. Ho and C.-J. Lin, An improved GLMNET for L1-regularized logistic regression,
 * JMLR 13 (2012); J. Friedman, T. Hastie and R. Tibshirani, Regularization paths for generalized linear models via
 * coordinate descent, J. Statist. Softw. 33 (2010).
 *
 * @example
 * ```ts
 * import { LogisticRegression } from 'wasso'
 *
 * const X = [[1], [2], [3], [4]]
 * const model = new LogisticRegression({ alpha: 0.1 }).fit(X, ['no', 'no', 'yes', 'yes'])
 * console.log(model.predict([[5]])) // [ 'yes' ]
 * console.log(model.predictProba([[5]])) // probabilities of 'no' and 'yes'
 *
 * const three = new LogisticRegression({ alpha: 0.1, classWeight: 'balanced' })
 * console.log(three.fit(X, ['a', 'b', 'c', 'c']).predict([[1], [4]])) // [ 'a', 'c' ]
 * ```
 */
export class LogisticRegression extends Classifier<LogisticOptions> {
  constructor(options: LogisticOptions = {}) {
    super(specs.LogisticRegression, options)
  }
}
