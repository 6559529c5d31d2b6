import { isArrayLike } from '../checks.ts'
import { type CertificateJSON, certificateToJSON } from '../model/json.ts'
import type { PenalisedOptions } from '../options.ts'
import type { Label } from '../target/labels.ts'
import type { Knot, Path } from './path.ts'

/** An option as JSON: infinities as text. */
export type OptionJSON = boolean | number | string | readonly (number | string)[]

/** A path as JSON. */
export interface PathJSON {
  readonly format: 'wasso-path'
  readonly version: 1
  readonly type: string
  readonly options: { readonly [K in keyof PenalisedOptions]?: OptionJSON }
  readonly l1Ratio: number
  readonly nFeatures: number
  readonly featureNames?: readonly string[]
  readonly classes?: readonly Label[]
  readonly usesOffset: boolean
  readonly alphas: readonly number[]
  readonly coefs: readonly number[]
  readonly intercepts: readonly number[]
  readonly certificates: readonly CertificateJSON[]
  readonly losses: readonly number[]
  readonly nullLoss: number
  readonly totalWeight: number
  readonly knots?: readonly Knot[]
}

/** Plain data only, its keys in one order. */
export function pathToJSON(path: Path): PathJSON {
  const {
    type,
    options,
    l1Ratio,
    nFeatures,
    featureNames,
    classes,
    usesOffset,
    nullLoss,
    totalWeight,
    knots,
  } = path
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  return {
    format: 'wasso-path',
    version: 1,
    type,
    options: Object.fromEntries(given.map(([key, value]) => [key, optionToJSON(value)])),
    l1Ratio,
    nFeatures,
    ...(featureNames && { featureNames }),
    ...(classes && { classes }),
    usesOffset,
    alphas: Array.from(path.alphas),
    coefs: Array.from(path.coefs),
    intercepts: Array.from(path.intercepts),
    certificates: path.certificates.map(certificateToJSON),
    losses: Array.from(path.losses),
    nullLoss,
    totalWeight,
    ...(knots && { knots }),
  }
}

const isInfinite = (value: unknown) => value === Infinity || value === -Infinity
const optionToJSON = (value: unknown): OptionJSON =>
  isArrayLike(value)
    ? Array.from(value, (v) => (isInfinite(v) ? String(v) : (v as number)))
    : isInfinite(value)
      ? String(value)
      : (value as OptionJSON)

/** The option of JSON, with its infinities back. */
export const optionFromJSON = (value: unknown): unknown =>
  Array.isArray(value)
    ? Array.from(value, optionFromJSON)
    : value === 'Infinity' || value === '-Infinity'
      ? Number(value)
      : value
