import { solvers } from '../core/exports.ts'
import { fail } from '../errors.ts'
import { type Spec, specs } from '../spec.ts'
import type { Label } from '../target/labels.ts'
import type { ClassificationModel } from './classification.ts'
import {
  checkFields,
  isFlag,
  isNumber,
  isText,
  list,
  oneOf,
  optional,
  type Rule,
  whole,
  within,
} from './fields.ts'
import { type CertificateJSON, certificateFromJSON, type ModelJSON } from './json.ts'
import { modelOf } from './make.ts'
import { outputsOf } from './model.ts'
import type { RegressionModel } from './regression.ts'

const isMeasure: Rule = (value) => value === 'Infinity' || within(0)(value)

const certificateRules = {
  status: oneOf('optimal', 'stopped'),
  objective: isNumber,
  gap: isMeasure,
  relativeGap: isMeasure,
  kkt: isMeasure,
  iterations: whole(0),
  solver: oneOf(...solvers),
  rank: optional(whole(0)),
  unique: optional(isFlag),
} satisfies Record<keyof CertificateJSON, Rule>

const isPositive = within(Number.MIN_VALUE)
const isAbsent = oneOf(undefined)

/** Rows, ascending. */
export const areRows: Rule = (value) =>
  Array.isArray(value) &&
  list(value.length, whole(0))(value) &&
  value.every((row, i) => i === 0 || row > value[i - 1])

export const modelRules = (spec: Spec | undefined, p: unknown, K: number) =>
  ({
    format: oneOf('wasso-model'),
    version: oneOf(1),
    type: () => spec !== undefined,
    alpha: within(0),
    l1Ratio: within(0, 1),
    nFeatures: whole(1),
    featureNames: optional(list(p, isText)),
    classes: spec?.classifier ? areClasses : isAbsent,
    quantile: spec?.parameter === 'quantile' ? within(Number.MIN_VALUE, 1 - 2 ** -53) : isAbsent,
    delta: spec?.parameter === 'delta' ? isPositive : isAbsent,
    scale: spec?.parameter === 'delta' ? optional(isPositive) : isAbsent,
    outliers: spec?.outliers ? areRows : isAbsent,
    usesOffset: isFlag,
    coef: list((p as number) * K, isNumber),
    intercept: K > 1 ? list(K, isNumber) : isNumber,
    certificate: () => true,
  }) satisfies Record<keyof ModelJSON, Rule>

/**
 * Reads a model back, bitwise, from what its `toJSON` gave, as an object or as text.
 *
 * @throws {@link WassoError} `MODEL_FORMAT` for anything else: unknown fields, wrong lengths, NaN, another
 *   version. Nothing of the file is run, and no key of it reaches a prototype.
 *
 * @example
 * ```ts
 * import { Lasso, modelFromJSON } from 'wasso'
 *
 * const model = new Lasso({ alpha: 0.1 }).fit([[1], [2], [3]], [2, 4, 6])
 * const same = modelFromJSON(JSON.stringify(model))
 * console.log(same.predict([[4]])[0] === model.predict([[4]])[0]) // true
 * ```
 */
export const modelFromJSON = (json: unknown): RegressionModel | ClassificationModel =>
  read(json, ({ format, type, nFeatures, classes }) => {
    if (format === 'wasso-network') {
      fail('MODEL_FORMAT', 'this is a network: read it by networkFromJSON of wasso/networks')
    }
    const spec = specNamed(type)
    const K = areClasses(classes) ? outputsOf(classes) : 1
    return [spec, modelRules(spec, nFeatures, K), certificateRules]
  })

/** What the fields of a file must be, and those of its certificate; no estimator where it names none. */
export type Rules = readonly [
  spec: Spec | undefined,
  model: Record<string, Rule>,
  certificate: Record<string, Rule>,
]

/** A model from what is found to obey these rules. */
export function read(
  json: unknown,
  rulesOf: (given: Readonly<Record<string, unknown>>) => Rules,
): RegressionModel | ClassificationModel {
  const given = typeof json === 'string' ? parsed(json) : json
  const [spec, model, certificate] = rulesOf(Object(given))
  checkFields(given, 'the model', model)
  const file = given as ModelJSON
  checkFields(file.certificate, 'its certificate', certificate)
  const { format, version, intercept, outliers, ...rest } = file
  const parts = {
    ...rest,
    coef: numbers(file.coef),
    intercept: typeof intercept === 'number' ? intercept + 0 : numbers(intercept),
    outliers: outliers && Int32Array.from(outliers),
    featureNames: frozen(file.featureNames),
    classes: frozen(file.classes),
    certificate: certificateFromJSON(file.certificate),
  }
  return modelOf(spec!, parts, parts)
}

/** A copy that stays as it is. */
export const frozen = <T>(values: readonly T[] | undefined): readonly T[] | undefined =>
  values && Object.freeze([...values])

/** Adding 0 turns -0 into 0. */
export const numbers = (values: readonly number[]): Float64Array =>
  Float64Array.from(values, (value) => value + 0)

/** The estimator of a file. */
export const specNamed = (type: unknown): Spec | undefined =>
  isText(type) && Object.hasOwn(specs, type as string) ? specs[type as keyof typeof specs] : undefined

export const checkCertificate = (certificate: unknown): void =>
  checkFields(certificate, 'its certificate', certificateRules)

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    fail('MODEL_FORMAT', `this is no JSON: ${error}`, error)
  }
}

/** Two labels or more of one type, ascending. */
export function areClasses(value: unknown): value is readonly Label[] {
  const labels = value as readonly Label[]
  const length = Object(value).length
  return (
    length >= 2 &&
    list(length, (label) => isText(label) || isFlag(label) || isNumber(label))(value) &&
    labels.every((label, k) => typeof label === typeof labels[0] && (k === 0 || label > labels[k - 1]!))
  )
}
