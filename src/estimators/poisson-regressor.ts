import type { PenalisedOptions } from '../options.ts'
import { specs } from '../spec.ts'
import { Regressor } from './regressor.ts'

/**
 * Poisson regression of counts, y >= 0: minimises the mean of exp(z) - y z, plus
 * alpha sum (l1Ratio |w_j| + (1 - l1Ratio) / 2 w_j^2); alpha is 0 unless given. `predict` gives the mean exp(z), and
 * `score` the share of the deviance explained. The logarithm of an exposure is an `offset`.
 *
 * Source: P. McCullagh and J. Nelder, Generalized Linear Models, 2nd ed., Chapman and Hall 1989.
 *
 * @example
 * ```ts
 * import { PoissonRegressor } from 'wasso'
 *
 * const [X, y] = [[[0], [1], [2], [3]], [1, 3, 2, 7]]
 * const hours = [1, 2, 1, 2]
 * const model = new PoissonRegressor().fit(X, y, { offset: hours.map(Math.log) })
 * console.log(model.predict([[4]], { offset: [0] })) // the count of one hour
 * ```
 */
export class PoissonRegressor extends Regressor<PenalisedOptions> {
  constructor(options: PenalisedOptions = {}) {
    super(specs.PoissonRegressor, options)
  }
}
