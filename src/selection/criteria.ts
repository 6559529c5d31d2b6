import { checkKeys } from '../checks.ts'
import { fail } from '../errors.ts'
import type { Matrix, Numbers } from '../matrix/types.ts'
import type { Path } from '../path/path.ts'
import { range } from '../settings.ts'
import { degreesOfFreedom } from './degrees-of-freedom.ts'

/** What the criteria want to know besides the path. */
export interface CriteriaOptions {
  /** How much EBIC charges for the number of supports of a size, from 0 (BIC) to 1. Default 0.5. */
  readonly gamma?: number | undefined
  /** The X of the path: wanted where l1Ratio < 1. */
  readonly X?: Matrix | undefined
  /** The weights of the path, where it had some and X is wanted. */
  readonly sampleWeight?: Numbers | undefined
}

/** The criteria by name. */
export type Criterion = 'aic' | 'aicc' | 'bic' | 'ebic' | 'gcv'

/** Information criteria, one per alpha; low is good. */
export interface Criteria extends Readonly<Record<Criterion, Float64Array>> {
  /** Degrees of freedom, the intercept included. */
  readonly df: Float64Array
  /** Index of the alpha where each is least. */
  readonly best: Readonly<Record<Criterion, number>>
}

const squared = ['LinearRegression', 'Ridge', 'Lasso', 'ElasticNet']
const likelihoods = [...squared, 'LogisticRegression', 'PoissonRegressor']

/**
 * Information criteria along a path, with L the likelihood at its maximum over the variance (squared loss:
 * -2 log L = S (log(2 pi RSS / S) + 1); Poisson: the deviance, which is -2 log L but for a term of y alone), k the
 * number of features with a nonzero coefficient and S the sum of the weights:
 *
 *     AIC  = -2 log L + 2 df            AICc = AIC + 2 df (df + 1) / (S - df - 1), Infinity where S <= df + 1
 *     BIC  = -2 log L + df log S        EBIC = BIC + 2 gamma log (p over k)
 *     GCV  = (deviance / S) / (1 - df / S)^2, Infinity where S <= df
 *
 * df, the intercept included: at l1Ratio 1 the number of nonzero coefficients, exact for the squared loss
 * (Zou, Hastie and Tibshirani), the custom for the others; below, squared loss only, the trace of the hat matrix
 * on the active columns, which wants X. A coefficient at one of its bounds does not count; of K = 3 classes or more
 * each feature, and the intercept, counts at most K - 1.
 *
 * Sources: H. Zou, T. Hastie and R. Tibshirani, On the degrees of freedom of the lasso, Ann. Statist. 35
 * (2007); J. Chen and Z. Chen, Extended Bayesian information criteria, Biometrika 95 (2008); C. Hurvich and
 * C.-L. Tsai, Biometrika 76 (1989); G. Golub, M. Heath and G. Wahba, Technometrics 21 (1979).
 *
 * @throws {@link WassoError} `PARAMETER` for a loss without a likelihood, and where X is wanted
 *
 * @example
 * ```ts
 * import { Lasso } from 'wasso'
 * import { criteria } from 'wasso/selection'
 *
 * const path = new Lasso().path([[1, 2], [2, 1], [3, 5], [4, 3], [5, 1]], [1, 2, 3, 5, 4])
 * console.log(path.model(criteria(path).best.bic).coef)
 * ```
 */
export function criteria(path: Path, options: CriteriaOptions = {}): Criteria {
  checkKeys(options, ['gamma', 'X', 'sampleWeight'], 'the options')
  const { gamma = 0.5 } = options
  range(0, 1)(gamma, 'gamma', 0)
  const { type, losses, nNonzero, totalWeight: S, nFeatures: p } = path
  if (!likelihoods.includes(type)) fail('PARAMETER', `the loss of ${type} is no likelihood`)
  if (path.options.grouped) fail('PARAMETER', 'the degrees of freedom of a grouped penalty are not known')
  const isSquared = squared.includes(type)
  const df = degreesOfFreedom(path, isSquared, options.X, options.sampleWeight)
  const each = (value: (fit: number, d: number, i: number) => number) =>
    df.map((d, i) =>
      value(isSquared ? S * (Math.log(4 * Math.PI * losses[i]!) + 1) : 2 * S * losses[i]!, d, i),
    )
  const aic = each((fit, d) => fit + 2 * d)
  const bic = each((fit, d) => fit + d * Math.log(S))
  const found = {
    aic,
    aicc: each((_, d, i) => (S > d + 1 ? aic[i]! + (2 * d * (d + 1)) / (S - d - 1) : Infinity)),
    bic,
    ebic: each((_, d, i) => bic[i]! + 2 * gamma * logBinomial(p, nNonzero[i]!)),
    gcv: each((_, d, i) => (S > d ? (2 * losses[i]!) / (1 - d / S) ** 2 : Infinity)),
  }
  const least = (values: Float64Array) => values.indexOf(Math.min(...values))
  const best = Object.entries(found).map(([name, values]) => [name, least(values)])
  return Object.freeze({ df, ...found, best: Object.freeze(Object.fromEntries(best)) })
}

/** log of p over k. */
function logBinomial(p: number, k: number): number {
  let sum = 0
  for (let i = 1; i <= k; i++) sum += Math.log((p - k + i) / i)
  return sum
}
