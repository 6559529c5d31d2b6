import type { PenalisedOptions } from '../options.ts'
import { specs } from '../spec.ts'
import { Regressor } from './regressor.ts'

/**
 * Least squares with an L1 penalty: minimises the mean of (y - z)^2 / 2, plus alpha sum |w_j|. Coefficients
 * that do not earn their price are exactly zero.
 *
 * Source: R. Tibshirani, Regression shrinkage and selection via the lasso, J. R. Statist. Soc. B 58 (1996).
 *
 * @example
 * ```ts
 * import { Lasso } from 'wasso'
 *
 * const model = new Lasso({ alpha: 0.1 }).fit([[1, 2], [2, 1], [3, 5]], [1, 2, 3])
 * console.log(model.support) // the features that remain
 * ```
 */
export class Lasso extends Regressor<PenalisedOptions> {
  constructor(options: PenalisedOptions = {}) {
    super(specs.Lasso, options)
  }
}
