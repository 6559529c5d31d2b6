import { isArrayLike } from '../checks.ts'
import { defined } from '../model/defined.ts'
import { type CertificateJSON, certificateToJSON, mapValues } from '../model/json.ts'
import type { AnyOptions } from '../options.ts'
import type { Label } from '../target/labels.ts'
import type { Knot, Path } from './path.ts'

/** An option as JSON: infinities as text. */
export type OptionJSON =
  | boolean
  | number
  | string
  | readonly (number | string)[]
  | readonly (readonly [label: Label, weight: number])[]
  | Readonly<Record<string, number>>

/** A path as JSON. */
export interface PathJSON {
  readonly format: 'wasso-path'
  readonly version: 1
  readonly type: string
  readonly options: { readonly [K in keyof AnyOptions]?: OptionJSON }
  readonly l1Ratio: number
  readonly nFeatures: number
  readonly featureNames?: readonly string[] | undefined
  readonly classes?: readonly Label[] | undefined
  readonly usesOffset: boolean
  readonly alphas: readonly number[]
  readonly coefs: readonly number[]
  readonly intercepts: readonly number[]
  readonly certificates: readonly CertificateJSON[]
  readonly losses: readonly number[]
  readonly nullLoss: number
  readonly totalWeight: number
  readonly knots?: readonly Knot[] | undefined
  readonly outliers?: readonly (readonly number[])[] | undefined
}

/** Plain data only, its keys in one order. */
export function pathToJSON(path: Path): PathJSON {
  const { featureNames, classes, knots, outliers } = path
  return defined({
    format: 'wasso-path',
    version: 1,
    type: path.type,
    options: mapValues(defined(path.options), optionToJSON),
    l1Ratio: path.l1Ratio,
    nFeatures: path.nFeatures,
    featureNames,
    classes,
    usesOffset: path.usesOffset,
    alphas: Array.from(path.alphas),
    coefs: Array.from(path.coefs),
    intercepts: Array.from(path.intercepts),
    certificates: path.certificates.map(certificateToJSON),
    losses: Array.from(path.losses),
    nullLoss: path.nullLoss,
    totalWeight: path.totalWeight,
    knots,
    outliers: outliers?.map((rows) => Array.from(rows)),
  })
}

const isInfinite = (value: unknown) => value === Infinity || value === -Infinity
const optionToJSON = (value: unknown): OptionJSON =>
  isArrayLike(value) || value instanceof Map
    ? Array.from(value as ArrayLike<unknown>, (v) => (isInfinite(v) ? String(v) : (v as number)))
    : isInfinite(value)
      ? String(value)
      : (value as OptionJSON)

/** The option of JSON, with its infinities back; the labels of a classWeight stay as they are. */
export const optionFromJSON = (value: unknown): unknown =>
  Array.isArray(value)
    ? Array.from(value, (v) => (Array.isArray(v) ? v : optionFromJSON(v)))
    : value === 'Infinity' || value === '-Infinity'
      ? Number(value)
      : value
