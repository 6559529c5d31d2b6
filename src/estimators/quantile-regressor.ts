import type { QuantileModel } from '../model/regression.ts'
import type { QuantileOptions } from '../options.ts'
import { specs } from '../spec.ts'
import { Regressor } from './regressor.ts'

/**
 * Quantile regression: minimises the mean of max(q r, (q - 1) r), r = y - z, plus
 * alpha sum (l1Ratio |w_j| + (1 - l1Ratio) / 2 w_j^2); alpha is 0 unless given. z is then the q-th quantile of y given
 * x, q the option `quantile`. Several at once: {@link fitQuantiles}.
 *
 * Source: R. Koenker and G. Bassett, Regression quantiles, Econometrica 46 (1978).
 *
 * @example
 * ```ts
 * import { QuantileRegressor } from 'wasso'
 *
 * const X = Array.from({ length: 20 }, (_, i) => [i])
 * const y = X.map(([x]) => x! + x! * Math.sin(7 * x!))
 * const model = new QuantileRegressor({ quantile: 0.9 }).fit(X, y)
 * console.log(model.predict([[10]]), model.score(X, y)) // the share of the quantile loss explained
 * ```
 */
export class QuantileRegressor extends Regressor<QuantileOptions, QuantileModel> {
  constructor(options: QuantileOptions = {}) {
    super(specs.QuantileRegressor, options)
  }
}
