import type { HuberModel } from '../model/regression.ts'
import type { HuberOptions } from '../options.ts'
import { specs } from '../spec.ts'
import { Regressor } from './regressor.ts'

/**
 * Huber regression: minimises the mean of r^2 / 2 where |r| <= delta and of delta (|r| - delta / 2) beyond,
 * r = y - z, plus alpha sum (l1Ratio |w_j| + (1 - l1Ratio) / 2 w_j^2); alpha is 0 unless given. Least squares for the
 * rows that fit, the L1 loss for the `outliers`, which the model lists.
 *
 * `delta` is in units of y. `'auto'`, the default, is 1.345 times median |r| / 0.6745 over the residuals of the
 * least-absolute-deviations fit with the same options. `'joint'` minimises, over a scale sigma too, the mean of
 * sigma / 2 + huber(r) / sigma plus the penalty, with delta = `epsilon` sigma: scikit-learn's objective, whose `alpha`
 * is n times this one. The certificate is that of the Huber fit with the delta found: for `'joint'` of the one with
 * strength alpha sigma, of which the joint optimum is the optimum too. A path and a cross-validation estimate delta
 * once, on all rows and with `alpha` of the options, and keep it.
 *
 * Sources: P. Huber, Robust estimation of a location parameter, Ann. Math. Statist. 35 (1964); K. Madsen and
 * H. Nielsen, Finite algorithms for robust linear regression, BIT 30 (1990); A. Owen, A robust hybrid of lasso and
 * ridge regression, Contemp. Math. 443 (2007).
 *
 * @example
 * ```ts
 * import { HuberRegressor } from 'wasso'
 *
 * const [X, y] = [[[1], [2], [3], [4], [5], [6]], [1.1, 1.9, 3.2, 3.9, 50, 6.1]]
 * const model = new HuberRegressor({ delta: 0.5 }).fit(X, y)
 * console.log(model.coef, model.outliers) // ... Int32Array [ 4 ]
 * ```
 */
export class HuberRegressor extends Regressor<HuberOptions, HuberModel> {
  constructor(options: HuberOptions = {}) {
    super(specs.HuberRegressor, options)
  }
}
