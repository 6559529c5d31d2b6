import type { Solver } from '../core/exports.ts'
import type { Label } from '../target/labels.ts'
import type { Certificate } from './certificate.ts'
import { defined } from './defined.ts'
import type { Model, Parts } from './model.ts'

/** A number of JSON, which has no infinity. */
export type JSONNumber = number | 'Infinity'

/** A certificate as JSON. */
export interface CertificateJSON {
  readonly status: 'optimal' | 'stopped'
  readonly objective: number
  readonly gap: JSONNumber
  readonly relativeGap: JSONNumber
  readonly kkt: JSONNumber
  readonly iterations: number
  readonly solver: Solver
  readonly rank?: number
  readonly unique?: boolean
}

/** A model as JSON. */
export interface ModelJSON {
  readonly format: 'wasso-model'
  readonly version: 1
  readonly type: string
  readonly alpha: number
  readonly l1Ratio: number
  readonly nFeatures: number
  readonly featureNames?: readonly string[] | undefined
  readonly classes?: readonly Label[] | undefined
  readonly usesOffset: boolean
  readonly quantile?: number | undefined
  readonly delta?: number | undefined
  readonly scale?: number | undefined
  readonly outliers?: readonly number[] | undefined
  readonly coef: readonly number[]
  readonly intercept: number | readonly number[]
  readonly certificate: CertificateJSON
}

/** Plain data only, its keys in one order: JSON.stringify and structuredClone take it as it is. */
export function modelToJSON(model: Model & Parts): ModelJSON {
  const { outliers, intercept } = model
  return defined({
    format: 'wasso-model',
    version: 1,
    type: model.type,
    alpha: model.alpha,
    l1Ratio: model.l1Ratio,
    nFeatures: model.nFeatures,
    featureNames: model.featureNames,
    classes: model.classes,
    quantile: model.quantile,
    delta: model.delta,
    scale: model.scale,
    outliers: outliers && Array.from(outliers),
    usesOffset: model.usesOffset,
    coef: Array.from(model.coef),
    intercept: typeof intercept === 'number' ? intercept : Array.from(intercept),
    certificate: certificateToJSON(model.certificate),
  })
}

/** The certificate with its infinities as text. */
export const certificateToJSON = (certificate: Certificate): CertificateJSON =>
  mapValues(certificate, (value) => (value === Infinity ? 'Infinity' : value))

/** The certificate of JSON, with its infinities back. */
export const certificateFromJSON = (certificate: CertificateJSON): Certificate =>
  Object.freeze<Certificate>(mapValues(certificate, (value) => (value === 'Infinity' ? Infinity : value)))

/** The fields with what `map` makes of their values. */
export function mapValues<T>(fields: object, map: (value: unknown) => unknown): T {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, map(value)])) as T
}
