import type { Solver } from '../core/exports.ts'
import type { Label } from '../target/labels.ts'
import type { Model, Parts } from './model.ts'

/** A number of JSON, which has no infinities. */
export type JSONNumber = number | 'Infinity' | '-Infinity'

/** A model as JSON. */
export interface ModelJSON {
  readonly format: 'wasso-model'
  readonly version: 1
  readonly type: string
  readonly alpha: number
  readonly l1Ratio: number
  readonly nFeatures: number
  readonly featureNames?: readonly string[]
  readonly classes?: readonly Label[]
  readonly usesOffset: boolean
  readonly coef: readonly number[]
  readonly intercept: number
  readonly certificate: {
    readonly status: 'optimal' | 'stopped'
    readonly objective: JSONNumber
    readonly gap: JSONNumber
    readonly relativeGap: JSONNumber
    readonly kkt: JSONNumber
    readonly iterations: number
    readonly solver: Solver
    readonly rank?: number
    readonly unique?: boolean
  }
}

const encoded = (value: number) => (Number.isFinite(value) ? value : String(value)) as JSONNumber

/** Plain data only: JSON.stringify and structuredClone take it as it is. */
export function modelToJSON(model: Model & Parts): ModelJSON {
  const { type, alpha, l1Ratio, nFeatures, featureNames, classes, usesOffset, coef, intercept, certificate } =
    model
  return {
    format: 'wasso-model',
    version: 1,
    type,
    alpha,
    l1Ratio,
    nFeatures,
    ...(featureNames && { featureNames: [...featureNames] }),
    ...(classes && { classes: [...classes] }),
    usesOffset,
    coef: Array.from(coef),
    intercept,
    certificate: {
      ...certificate,
      objective: encoded(certificate.objective),
      gap: encoded(certificate.gap),
      relativeGap: encoded(certificate.relativeGap),
      kkt: encoded(certificate.kkt),
    },
  }
}
