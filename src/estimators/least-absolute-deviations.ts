import type { PenalisedOptions } from '../options.ts'
import { specs } from '../spec.ts'
import { Regressor } from './regressor.ts'

/**
 * Least absolute deviations, the L1 loss: minimises the mean of |y - z|, plus
 * alpha sum (l1Ratio |w_j| + (1 - l1Ratio) / 2 w_j^2); alpha is 0 unless given. It fits the median, and no outlier of
 * y, however far, moves it far. Without an L2 part it goes exactly through as many rows as it has nonzero coefficients,
 * and `certificate.unique` says whether it is the only optimum.
 *
 * Sources: I. Barrodale and F. Roberts, An improved algorithm for discrete l1 linear approximation, SIAM J. Numer.
 * Anal. 10 (1973); S. Portnoy and R. Koenker, The Gaussian hare and the Laplacian tortoise, Statist. Sci. 12 (1997).
 *
 * @example
 * ```ts
 * import { LeastAbsoluteDeviations } from 'wasso'
 *
 * const model = new LeastAbsoluteDeviations().fit([[1], [2], [3], [4], [5]], [1, 2, 3, 4, 500])
 * console.log(model.coef, model.intercept) // Float64Array [ 1 ], 0
 * ```
 */
export class LeastAbsoluteDeviations extends Regressor<PenalisedOptions> {
  constructor(options: PenalisedOptions = {}) {
    super(specs.LeastAbsoluteDeviations, options)
  }
}
