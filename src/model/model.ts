import type { Label } from '../target/labels.ts'
import type { Certificate } from './certificate.ts'
import { type ModelJSON, modelToJSON } from './json.ts'

/** What a model is made of. */
export interface Parts {
  readonly type: string
  readonly alpha: number
  readonly l1Ratio: number
  readonly coef: Float64Array
  readonly intercept: number
  readonly featureNames?: readonly string[] | undefined
  readonly classes?: readonly Label[] | undefined
  readonly usesOffset: boolean
  readonly certificate: Certificate
}

/**
 * A fitted model: plain data in a frozen object, nothing to free. Made by `fit` or `modelFromJSON`. The
 * contents of its arrays are not to be written to.
 */
export abstract class Model {
  /** The estimator's name, such as `'Lasso'`. */
  declare readonly type: string
  /** Strength of the penalty, as fitted. */
  declare readonly alpha: number
  /** Share of the L1 norm, as fitted. */
  declare readonly l1Ratio: number
  /** w, length p, on the scale of the X passed in. Never -0. */
  declare readonly coef: Float64Array
  /** b; 0 when `fitIntercept` is false. */
  declare readonly intercept: number
  /** Indices of the coefficients that are not zero, ascending. */
  declare readonly support: Int32Array
  /** p, the number of columns of X. */
  declare readonly nFeatures: number
  /** Names of the columns, length p, where X had names. */
  declare readonly featureNames: readonly string[] | undefined
  /** Fitted with an offset: `predict` and `score` want one too. */
  declare readonly usesOffset: boolean
  /** What is proven about the fit. */
  declare readonly certificate: Certificate

  /** @internal */
  constructor(parts: Parts) {
    const { coef } = parts
    const nFeatures = coef.length
    const support = new Int32Array(nFeatures)
    let nonzero = 0
    for (let j = 0; j < nFeatures; j++) if (coef[j] !== 0) support[nonzero++] = j
    Object.freeze(Object.assign(this, parts, { nFeatures, support: support.slice(0, nonzero) }))
  }

  /**
   * The model as plain JSON, `{ format: 'wasso-model', version: 1, type, ... }`, with number[] for arrays and
   * strings for infinities. `modelFromJSON` reads it back, bitwise; so do `JSON.stringify` and
   * `structuredClone` carry it.
   *
   * @example
   * ```ts
   * import { modelFromJSON, Ridge } from 'wasso'
   *
   * const model = new Ridge({ alpha: 0.1 }).fit([[1], [2], [3]], [2, 4, 6])
   * const same = modelFromJSON(JSON.parse(JSON.stringify(model)))
   * ```
   */
  toJSON(): ModelJSON {
    return modelToJSON(this)
  }
}
