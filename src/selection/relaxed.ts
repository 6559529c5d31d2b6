import { WassoError } from '../errors.ts'
import { type Model, supportOf } from '../model/model.ts'
import type { Path } from '../path/path.ts'
import { range } from '../settings.ts'
import { refuseNetwork } from './linear.ts'

/** The unpenalised fits on the supports of a path; the object is frozen. */
export interface RelaxedPath<M extends Model = Model> {
  /** Descending: those of the path, up to where a support has a finite unpenalised fit. */
  readonly alphas: Float64Array
  /** The unpenalised fit on the support at each alpha, with a certificate; neighbours may share one. */
  readonly models: readonly M[]
  /** gamma times the path plus 1 - gamma times the unpenalised fits: coefs and intercepts as those of a path. */
  blend(gamma: number): { readonly coefs: Float64Array; readonly intercepts: Float64Array }
}

/**
 * The relaxed lasso: each support of a path is fitted again without a penalty, which takes the shrinkage
 * away. Bounds, weights and the offset stay, and so does a `delta`. It ends before the first support without a
 * finite fit, such as one on which the classes are separable. The support is one of features: of three classes or
 * more all rows of coefficients of a feature come back.
 *
 * Sources: N. Meinshausen, Relaxed lasso, Comput. Statist. Data Anal. 52 (2007); T. Hastie, R. Tibshirani and
 * R. Tibshirani, Best subset, forward stepwise or lasso?, Statist. Sci. 35 (2020), for `blend`.
 *
 * @param path - of an estimator with a penalty
 * @param data - X, y and data, or a data set and data, for a path that was read from JSON
 * @throws {@link WassoError} as `fit`; `PARAMETER` for a gamma outside of 0 to 1
 *
 * @example
 * ```ts
 * import { Lasso } from 'wasso'
 * import { relaxedPath } from 'wasso/selection'
 *
 * const path = new Lasso().path([[1, 2], [2, 1], [3, 5], [4, 3], [5, 1]], [1, 2, 3, 5, 4])
 * const relaxed = relaxedPath(path)
 * console.log(relaxed.models[10].coef, relaxed.blend(0.5).coefs)
 * ```
 */
export function relaxedPath<M extends Model>(
  path: Path<M>,
  ...data: [] | [X: unknown, y?: unknown, data?: object]
): RelaxedPath<M> {
  const { nFeatures: p, options, alphas } = path
  refuseNetwork(path, 'relaxedPath')
  const [width, K] = [path.coefs, path.intercepts].map(({ length }) => length / alphas.length) as [
    number,
    number,
  ]
  const models: M[] = []
  let last = ''
  for (let i = 0; i < alphas.length; i++) {
    const support = supportOf(path.coefs.subarray(i * width, (i + 1) * width), p)
    const given = options.penaltyFactor
    const isFree = (j: number) => (typeof given === 'object' ? given[j] : given) === 0
    const penaltyFactor = Array.from({ length: p }, (_, j) => (isFree(j) ? 0 : Infinity))
    for (const j of support) penaltyFactor[j] = 0
    const key = penaltyFactor.join()
    try {
      models.push(key === last ? models.at(-1)! : path.refit({ alpha: 0, penaltyFactor }, undefined, data))
    } catch (error) {
      if (!(error instanceof WassoError && /^(SEPARABLE|UNBOUNDED)$/.test(error.code))) throw error
      break
    }
    last = key
  }

  const blend = (gamma: number) => {
    range(0, 1)(gamma, 'gamma', 0)
    const mix = (a: number, b: number) => gamma * a + (1 - gamma) * b
    const b = models.flatMap(({ intercept }) =>
      typeof intercept === 'number' ? [intercept] : [...intercept],
    )
    return {
      coefs: path.coefs
        .slice(0, models.length * width)
        .map((w, at) => mix(w, models[Math.floor(at / width)]!.coef[at % width]!)),
      intercepts: path.intercepts.slice(0, models.length * K).map((own, at) => mix(own, b[at]!)),
    }
  }
  const relaxed = { alphas: alphas.slice(0, models.length), models: Object.freeze(models), blend }
  return Object.freeze(relaxed)
}
