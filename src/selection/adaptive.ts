import { checkKeys } from '../checks.ts'
import type { Model } from '../model/model.ts'
import { range } from '../settings.ts'
import { refuseNetwork } from './linear.ts'

/** How a pilot fit becomes penalty factors. */
export interface AdaptiveOptions {
  /** Above 0. Default 1. */
  readonly gamma?: number | undefined
  /** At least 0, added to each size: above 0 it lets features that the pilot left out come back. Default 0. */
  readonly epsilon?: number | undefined
}

/**
 * Penalty factors from a pilot fit, v_j = 1 / (|w_j| + epsilon)^gamma: what the pilot found small costs more,
 * and what it left out (Infinity) stays out. With a consistent pilot, such as ridge or least squares, the lasso
 * then finds the true support. Of three classes or more |w_j| is the Euclidean norm over the classes.
 *
 * Source: H. Zou, The adaptive lasso and its oracle properties, JASA 101 (2006).
 *
 * @returns Float64Array of length p, for the option `penaltyFactor`
 * @throws {@link WassoError} `PARAMETER` for gamma and epsilon
 *
 * @example
 * ```ts
 * import { Lasso, Ridge } from 'wasso'
 * import { adaptiveFactors } from 'wasso/selection'
 *
 * const [X, y] = [[[1, 2], [2, 1], [3, 5], [4, 3]], [1, 2, 3, 5]]
 * const pilot = new Ridge({ alpha: 0.01 }).fit(X, y)
 * console.log(new Lasso({ alpha: 0.1, penaltyFactor: adaptiveFactors(pilot) }).fit(X, y).coef)
 * ```
 */
export function adaptiveFactors(model: Model, options: AdaptiveOptions = {}): Float64Array {
  const { coef, nFeatures: p } = model
  refuseNetwork(model, 'adaptiveFactors')
  checkKeys(options, ['gamma', 'epsilon'], 'the options')
  const { gamma = 1, epsilon = 0 } = options
  range(Number.MIN_VALUE, Number.MAX_VALUE)(gamma, 'gamma', 0)
  range(0, Number.MAX_VALUE)(epsilon, 'epsilon', 0)
  // x^1 is exact everywhere; other powers may differ between engines in the last digit.
  const squares = new Float64Array(p)
  coef.forEach((w, at) => {
    squares[at % p]! += w * w
  })
  const one = coef.length === p
  return squares.map((sum, j) => 1 / ((one ? Math.abs(coef[j]!) : Math.sqrt(sum)) + epsilon) ** gamma)
}
