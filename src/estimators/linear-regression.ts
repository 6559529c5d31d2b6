import type { Options } from '../options.ts'
import { specs } from '../spec.ts'
import { Regressor } from './regressor.ts'

/**
 * Least squares: minimises the mean of (y - z)^2 / 2 over w and b, with z = X w + b + offset. Where X has not
 * full rank, w is the solution of minimum norm, and the certificate has the rank.
 *
 * Source: A. Bjorck, Numerical Methods for Least Squares Problems, SIAM 1996 (QR with iterative refinement).
 *
 * @example
 * ```ts
 * import { LinearRegression } from 'wasso'
 *
 * const model = new LinearRegression().fit([[1], [2], [3]], [3, 5, 7])
 * console.log(model.coef, model.intercept) // Float64Array [ 2 ], 1
 * console.log(model.predict([[4]])) // Float64Array [ 9 ]
 * ```
 */
export class LinearRegression extends Regressor<Options> {
  constructor(options: Options = {}) {
    super(specs.LinearRegression, options)
  }
}
