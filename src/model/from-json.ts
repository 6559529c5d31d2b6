import { methods } from '../core/exports.ts'
import { fail } from '../errors.ts'
import { type Spec, specs } from '../spec.ts'
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
import type { RegressionModel } from './regression.ts'

const isMeasure: Rule = (value) => value === 'Infinity' || within(0)(value)

const certificateRules = {
  status: oneOf('optimal', 'stopped'),
  objective: isNumber,
  gap: isMeasure,
  relativeGap: isMeasure,
  kkt: isMeasure,
  iterations: whole(0),
  solver: oneOf(...methods),
  rank: optional(whole(0)),
  unique: optional(isFlag),
} satisfies Record<keyof CertificateJSON, Rule>

const modelRules = (spec: Spec | undefined, p: unknown) =>
  ({
    format: oneOf('wasso-model'),
    version: oneOf(1),
    type: () => spec !== undefined,
    alpha: within(0),
    l1Ratio: within(0, 1),
    nFeatures: whole(1),
    featureNames: optional(list(p, isText)),
    classes: spec?.classifier ? areClasses : oneOf(undefined),
    usesOffset: isFlag,
    coef: list(p, isNumber),
    intercept: isNumber,
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
export function modelFromJSON(json: unknown): RegressionModel | ClassificationModel {
  const given = typeof json === 'string' ? parsed(json) : json
  const { type, nFeatures } = Object(given)
  const spec = specNamed(type)
  checkFields(given, 'the model', modelRules(spec, nFeatures))
  const file = given as ModelJSON
  checkCertificate(file.certificate)

  const { format, version, nFeatures: p, coef, featureNames, classes, certificate, ...rest } = file
  const parts = {
    ...rest,
    // Adding 0 turns -0 into 0.
    coef: Float64Array.from(coef, (w) => w + 0),
    intercept: file.intercept + 0,
    ...(featureNames && { featureNames: Object.freeze([...featureNames]) }),
    certificate: certificateFromJSON(certificate),
  }
  return modelOf({ ...parts, ...(classes && { classes: Object.freeze([...classes]) }) })
}

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

// Two labels of one type, ascending.
export function areClasses(value: unknown): boolean {
  if (!list(2, (label) => isText(label) || isFlag(label) || isNumber(label))(value)) return false
  const [low, high] = value as [unknown, unknown]
  return typeof low === typeof high && (low as number) < (high as number)
}
