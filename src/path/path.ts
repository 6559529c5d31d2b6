import { runSync } from '../core/run.ts'
import { Dataset } from '../dataset/dataset.ts'
import { fail } from '../errors.ts'
import { type Arguments, dataOf } from '../fit/call.ts'
import { type FitData, fitKeys } from '../fit/data.ts'
import { fitSteps } from '../fit/fit.ts'
import type { Matrix } from '../matrix/types.ts'
import type { Certificate } from '../model/certificate.ts'
import { defined } from '../model/defined.ts'
import { modelOf } from '../model/make.ts'
import { type Model, supportOf } from '../model/model.ts'
import type { AnyOptions } from '../options.ts'
import type { Spec } from '../spec.ts'
import type { Label } from '../target/labels.ts'
import { show } from '../words.ts'
import { type PathJSON, pathToJSON } from './json.ts'

/** Where a homotopy changes its direction. */
export interface Knot {
  readonly alpha: number
  readonly feature: number
  /** Whether the feature enters or leaves there. */
  readonly enters: boolean
}

/** What a path is made of. */
export interface PathParts {
  readonly type: string
  readonly options: Readonly<AnyOptions>
  readonly l1Ratio: number
  readonly alphas: Float64Array
  readonly coefs: Float64Array
  readonly intercepts: Float64Array
  readonly certificates: readonly Certificate[]
  readonly losses: Float64Array
  readonly nullLoss: number
  readonly totalWeight: number
  readonly nFeatures: number
  readonly featureNames?: readonly string[] | undefined
  readonly classes?: readonly Label[] | undefined
  readonly usesOffset: boolean
  readonly knots?: readonly Knot[] | undefined
  readonly outliers?: readonly Int32Array[] | undefined
}

/**
 * The models along descending alphas: plain data in a frozen object. Made by `path` or `pathFromJSON`. The
 * contents of its arrays are not to be written to.
 *
 * @example
 * ```ts
 * import { Lasso } from 'wasso'
 *
 * const path = new Lasso().path([[1, 2], [2, 1], [3, 5], [4, 3]], [1, 2, 3, 5], { nAlphas: 20 })
 * console.log(path.alphas[0], path.nNonzero) // every coefficient is zero at the first alpha
 * console.log(path.model(7).coef, path.at(0.05).coef)
 * ```
 */
export class Path<M extends Model = Model> {
  /** The estimator's name, such as `'Lasso'`. */
  declare readonly type: string
  /** The estimator's options, with the number in place of a `delta` that was estimated. */
  declare readonly options: Readonly<AnyOptions>
  /** Share of the L1 norm. */
  declare readonly l1Ratio: number
  /** Descending. */
  declare readonly alphas: Float64Array
  /** One row of p per alpha (of K = 3 classes or more K rows), on the scale of the X passed in. Never -0. */
  declare readonly coefs: Float64Array
  /** One per alpha (of K = 3 classes or more K); 0 when `fitIntercept` is false. */
  declare readonly intercepts: Float64Array
  /** One per alpha: what is proven about each model. */
  declare readonly certificates: readonly Certificate[]
  /** How many features have a coefficient other than zero, one per alpha. */
  declare readonly nNonzero: Int32Array
  /**
   * The loss alone, without the penalty, one per alpha. Of `PoissonRegressor`, whose loss has another least value,
   * it is what goes beyond that: half of the deviance.
   */
  declare readonly losses: Float64Array
  /** The same of the best intercept alone: 1 - losses[i] / nullLoss is the share explained. */
  declare readonly nullLoss: number
  /** S, the sum of the weights; n without. */
  declare readonly totalWeight: number
  /** p, the number of columns of X. */
  declare readonly nFeatures: number
  /** Names of the columns, length p, where X had names. */
  declare readonly featureNames: readonly string[] | undefined
  /** The classes of a classifier, ascending. */
  declare readonly classes: readonly Label[] | undefined
  /** Fitted with an offset: the models want one too. */
  declare readonly usesOffset: boolean
  /** Where features enter and leave, alpha descending: squared loss and pure L1, where a homotopy ran. */
  declare readonly knots: readonly Knot[] | undefined
  /** `HuberRegressor`: the rows whose residual is beyond delta, one list per alpha. */
  declare readonly outliers: readonly Int32Array[] | undefined
  readonly #given: Arguments<FitData> | undefined
  readonly #spec: Spec

  /** @internal `given` is what the path was called with, for `at`. */
  constructor(parts: PathParts, given: Arguments<FitData> | undefined, spec: Spec) {
    const { alphas, coefs, nFeatures } = parts
    const width = coefs.length / alphas.length
    const stride = spec.kind ? width : nFeatures
    const nNonzero = Int32Array.from(
      alphas,
      (_, i) => supportOf(coefs.subarray(i * width, (i + 1) * width), stride).length,
    )
    this.#given = given
    this.#spec = spec
    Object.freeze(Object.assign(this, defined(parts), { nNonzero }))
  }

  /**
   * The model at `alphas[i]`.
   *
   * @throws {@link WassoError} `PARAMETER` where i is no index of an alpha
   */
  model(i: number): M {
    const { type, options, alphas, l1Ratio, coefs, intercepts, featureNames, classes, outliers } = this
    if (!(Number.isInteger(i) && i >= 0 && i < alphas.length)) {
      fail('PARAMETER', `the path has models from 0 to ${alphas.length - 1}, but none at ${show(i)}`)
    }
    const K = intercepts.length / alphas.length
    const width = coefs.length / alphas.length
    const { parameter, initial } = this.#spec
    const parts = {
      type,
      alpha: alphas[i]!,
      l1Ratio,
      nFeatures: this.nFeatures,
      featureNames,
      classes,
      ...(parameter && { [parameter]: options[parameter] ?? initial }),
      outliers: outliers?.[i],
      usesOffset: this.usesOffset,
      coef: coefs.slice(i * width, (i + 1) * width),
      intercept: K > 1 ? intercepts.slice(i * K, (i + 1) * K) : intercepts[i]!,
      certificate: this.certificates[i]!,
    }
    return modelOf(this.#spec, parts, options) as Model as M
  }

  /**
   * The exact model at any alpha between the first and the last: one of the path, or a fit from the nearest
   * one above. X and y are those that the path was computed on, which it keeps, unchanged as they must be; a
   * path that was read from JSON wants them again.
   *
   * @throws {@link WassoError} `PARAMETER` outside of the range, and without X and y from JSON; as `fit`
   */
  at(alpha: number): M
  at(alpha: number, X: Matrix, y: ArrayLike<Label>, data?: FitData): M
  at(alpha: number, dataset: Dataset<Label>, data?: FitData): M
  at(alpha: number, ...again: [] | Arguments<FitData>): M {
    const { alphas } = this
    const [high, low] = [alphas[0]!, alphas.at(-1)!]
    if (!(typeof alpha === 'number' && alpha >= low && alpha <= high)) {
      fail('PARAMETER', `the path goes from ${high} to ${low}: alpha cannot be ${show(alpha)}`)
    }
    const below = alphas.findIndex((other) => other <= alpha)
    if (alphas[below] === alpha) return this.model(below)
    // Where paths ascend the nearest one below is nearer in kind.
    const from = this.model(this.#spec.kind ? below : below - 1)
    return this.refit({ alpha, l1Ratio: this.l1Ratio }, from, again)
  }

  /** @internal A fit of the path's data, or of others, with other options. */
  refit(options: AnyOptions, start: Model | undefined, again: [] | Arguments<FitData> = []): M {
    const given = again.length > 0 ? (again as Arguments<FitData>) : this.#given
    if (given === undefined) {
      fail('PARAMETER', 'a path read from JSON does not have the data: pass X and y')
    }
    const { sampleWeight, offset } = dataOf(given) ?? {}
    const data = { sampleWeight, offset, start }
    const call: Arguments<FitData> =
      given[0] instanceof Dataset ? [given[0], data] : [given[0], given[1], data]
    const own = { ...this.options, ...options }
    return modelOf(this.#spec, runSync(fitSteps(this.#spec, own, call, fitKeys)), own) as Model as M
  }

  /** The path as plain JSON, `{ format: 'wasso-path', version: 1, type, ... }`; `pathFromJSON` reads it, bitwise. */
  toJSON(): PathJSON {
    return pathToJSON(this)
  }
}
