import type { PenalisedOptions } from '../options.ts'
import { specs } from '../spec.ts'
import { Regressor } from './regressor.ts'

/**
 * Least squares with both penalties: minimises the mean of (y - z)^2 / 2, plus
 * alpha sum (l1Ratio |w_j| + (1 - l1Ratio) / 2 w_j^2).
 *
 * Source: H. Zou and T. Hastie, Regularization and variable selection via the elastic net, J. R. Statist.
 * Soc. B 67 (2005).
 *
 * @example
 * ```ts
 * import { ElasticNet } from 'wasso'
 *
 * const model = new ElasticNet({ alpha: 0.1, l1Ratio: 0.7 }).fit([[1, 2], [2, 1], [3, 5]], [1, 2, 3])
 * console.log(model.score([[1, 2], [2, 1], [3, 5]], [1, 2, 3])) // R^2
 * ```
 */
export class ElasticNet extends Regressor<PenalisedOptions> {
  constructor(options: PenalisedOptions = {}) {
    super(specs.ElasticNet, options)
  }
}
