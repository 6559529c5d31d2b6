import type { PenalisedOptions } from '../options.ts'
import { specs } from '../spec.ts'
import { Regressor } from './regressor.ts'

/**
 * Least squares with an L2 penalty: minimises the mean of (y - z)^2 / 2, plus alpha / 2 sum w_j^2.
 * scikit-learn's `Ridge({ alpha: a })` is `alpha: a / n` here.
 *
 * Source: A. Hoerl and R. Kennard, Ridge regression, Technometrics 12 (1970).
 *
 * @example
 * ```ts
 * import { Ridge } from 'wasso'
 *
 * const model = new Ridge({ alpha: 0.1 }).fit([[1, 2], [2, 1], [3, 5]], [1, 2, 3])
 * console.log(model.coef, model.certificate.status) // ... 'optimal'
 * ```
 */
export class Ridge extends Regressor<PenalisedOptions> {
  constructor(options: PenalisedOptions = {}) {
    super(specs.Ridge, options)
  }
}
