import { check, checkSize, type PerElement } from './checks.ts'
import { each } from './each.ts'
import { soft } from './soft-threshold.ts'

/** The two strengths of an elastic net, each at least 0. */
export interface ElasticNetParts {
  readonly l1: number
  readonly l2: number
}

/**
 * The proximal operator of the elastic net: replaces v by the x that minimises
 *
 *     sum_j t weights_j (l1 |x_j| + l2 x_j^2 / 2) + (x_j - v_j)^2 / 2
 *     x_j = soft(v_j, t weights_j l1) / (1 + t weights_j l2)
 *
 * with l1 = l1Ratio and l2 = 1 - l1Ratio, as in the estimators: first the soft threshold, then the shrinkage.
 *
 * Source: H. Zou, T. Hastie, Regularization and variable selection via the elastic net, J. R. Statist. Soc. B
 * 67 (2005); N. Parikh, S. Boyd, Proximal algorithms, Foundations and Trends in Optimization 1 (2014), 6.5.3.
 *
 * @param v finite numbers, written to in place
 * @param t at least 0: the step times the strength of the penalty
 * @param ratio the l1Ratio, from 0 (pure L2) to 1 (pure L1), or `{ l1, l2 }`
 * @param weights at least 0, one number or one per element; Infinity makes an element 0. Default 1
 * @returns v
 * @throws {@link WassoError} `TYPE`, `SHAPE`, `NOT_FINITE` or `PARAMETER`; v is then as it was
 *
 * @example
 * ```ts
 * import { elasticNet } from 'wasso/prox'
 *
 * console.log(elasticNet(Float64Array.of(3, -0.5, -2), 1, 0.5)) // 1.666..., 0, -1
 * console.log(elasticNet(Float64Array.of(3, -0.5, -2), 1, { l1: 1, l2: 3 })) // 0.5, 0, -0.25
 * ```
 */
export function elasticNet(
  v: Float64Array,
  t: number,
  ratio: number | ElasticNetParts,
  weights: PerElement = 1,
): Float64Array {
  const parts = typeof ratio === 'object' && ratio !== null
  if (!parts) check('l1Ratio', ratio, 0, 1)
  const { l1, l2 } = parts ? ratio : { l1: ratio, l2: 1 - ratio }
  checkSize('l1', l1)
  checkSize('l2', l2)
  return each((v, k) => soft(v, k * l1) / (1 + k * l2), v, t, weights, 0)
}
