import { addLinear } from '../matrix/linear.ts'
import type { Source } from '../matrix/types.ts'
import type { Label } from '../target/labels.ts'
import type { Certificate } from './certificate.ts'
import { defined } from './defined.ts'
import { type ModelJSON, modelToJSON } from './json.ts'

/** What a model is made of. */
export interface Parts {
  readonly type: string
  readonly alpha: number
  readonly l1Ratio: number
  readonly nFeatures: number
  readonly coef: Float64Array
  /** Of three classes or more one for each. */
  readonly intercept: number | Float64Array
  readonly featureNames?: readonly string[] | undefined
  readonly classes?: readonly Label[] | undefined
  readonly quantile?: number | undefined
  readonly delta?: number | undefined
  readonly scale?: number | undefined
  readonly outliers?: Int32Array | undefined
  readonly usesOffset: boolean
  readonly certificate: Certificate
}

/** K, the number of linear predictors: one for each class where there are more than two. */
export const outputsOf = (classes: readonly unknown[] | undefined): number =>
  classes && classes.length > 2 ? classes.length : 1

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
  /** w, length p (of K = 3 classes or more K rows of p), on the scale of the X passed in. Never -0. */
  declare readonly coef: Float64Array
  /** b; 0 when `fitIntercept` is false. Of K = 3 classes or more a Float64Array of K. */
  declare readonly intercept: number | Float64Array
  /** Indices of the features whose coefficient (any of K) is not zero, ascending. */
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
    const support = supportOf(parts.coef, parts.nFeatures)
    Object.freeze(Object.assign(this, { support }, defined(parts)))
  }

  /** @internal z of each row without the offset, a row of K after another. */
  outputs(X: Source): Float64Array {
    const { coef, intercept, support, nFeatures: p } = this
    const b = typeof intercept === 'number' ? [intercept] : intercept
    const K = b.length
    const n = X.rows
    const z = new Float64Array(n * K)
    for (let k = 0; k < K; k++) {
      const plane = new Float64Array(n).fill(b[k]!)
      addLinear(X, coef.subarray(k * p, (k + 1) * p), support, plane)
      for (let i = 0; i < n; i++) z[i * K + k] = plane[i]!
    }
    return z
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

/** The features that have a coefficient other than 0 in any of the rows of p, ascending. */
export function supportOf(coef: Float64Array, p: number): Int32Array {
  const support = new Int32Array(p)
  let count = 0
  for (let j = 0; j < p; j++) {
    for (let at = j; at < coef.length; at += p) {
      if (coef[at] === 0) continue
      support[count++] = j
      break
    }
  }
  return support.slice(0, count)
}
