import { fail } from '../errors.ts'
import { Path } from '../index.ts'
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
} from '../model/fields.ts'
import {
  areClasses,
  areRows,
  checkCertificate,
  frozen,
  numbers,
  parsed,
  specNamed,
} from '../model/from-json.ts'
import { certificateFromJSON } from '../model/json.ts'
import { outputsOf } from '../model/model.ts'
import type { AnyOptions } from '../options.ts'
import { optionFromJSON, type PathJSON } from '../path/json.ts'
import type { Knot } from '../path/path.ts'
import { settingsOf } from '../settings.ts'
import type { Spec } from '../spec.ts'

const knotRules = { alpha: within(0), feature: whole(0), enters: isFlag } satisfies Record<keyof Knot, Rule>

const pathRules = (spec: Spec | undefined, p: unknown, count: number, K: number) =>
  ({
    format: oneOf('wasso-path'),
    version: oneOf(1),
    type: () => spec !== undefined,
    options: (value) => typeof value === 'object' && value !== null,
    l1Ratio: within(0, 1),
    nFeatures: whole(1),
    featureNames: optional(list(p, isText)),
    classes: spec?.classifier ? areClasses : oneOf(undefined),
    usesOffset: isFlag,
    alphas: (value) => list(count, within(0))(value) && count > 0 && descend(value as number[]),
    coefs: list((p as number) * count * K, isNumber),
    intercepts: list(count * K, isNumber),
    certificates: list(count, () => true),
    losses: list(count, isNumber),
    nullLoss: isNumber,
    totalWeight: within(Number.MIN_VALUE),
    knots: optional(Array.isArray),
    outliers: spec?.outliers ? list(count, areRows) : oneOf(undefined),
  }) satisfies Record<keyof PathJSON, Rule>

/**
 * Reads a path back, bitwise, from what its `toJSON` gave, as an object or as text. It does not have the data:
 * `at` wants them again.
 *
 * @throws {@link WassoError} `MODEL_FORMAT` for anything else
 *
 * @example
 * ```ts
 * import { Lasso } from 'wasso'
 * import { pathFromJSON } from 'wasso/json'
 *
 * const [X, y] = [[[1], [2], [3]], [2, 4, 6]]
 * const same = pathFromJSON(JSON.stringify(new Lasso().path(X, y)))
 * console.log(same.model(3).coef, same.at(0.1, X, y).coef)
 * ```
 */
export function pathFromJSON(json: unknown): Path {
  const given = typeof json === 'string' ? parsed(json) : json
  const { type, nFeatures: p, alphas, classes: labels } = Object(given)
  const spec = specNamed(type)
  const K = areClasses(labels) ? outputsOf(labels) : 1
  checkFields(given, 'the path', pathRules(spec, p, Object(alphas).length, K))
  const file = given as PathJSON
  for (const certificate of file.certificates) checkCertificate(certificate)
  for (const knot of file.knots ?? []) checkFields(knot, 'a knot', knotRules)
  const { format, version, knots, outliers, ...rest } = file
  return new Path(
    {
      ...rest,
      options: optionsOf(file, spec!),
      alphas: numbers(file.alphas),
      coefs: numbers(file.coefs),
      intercepts: numbers(file.intercepts),
      losses: numbers(file.losses),
      certificates: Object.freeze(file.certificates.map(certificateFromJSON)),
      featureNames: frozen(file.featureNames),
      classes: frozen(file.classes),
      outliers: frozen(outliers?.map((rows) => Int32Array.from(rows))),
      knots: frozen(knots?.map((knot) => Object.freeze({ ...knot }))),
    },
    undefined,
    spec!,
  )
}

function optionsOf({ options, nFeatures }: PathJSON, spec: Spec): AnyOptions {
  const own = Object.fromEntries(Object.entries(options).map(([key, value]) => [key, optionFromJSON(value)]))
  try {
    const { estimate } = settingsOf(spec, own, nFeatures, false)
    if (estimate) fail('PARAMETER', `delta must be a number, but is "${estimate}"`)
  } catch (error) {
    fail(
      'MODEL_FORMAT',
      `this is no wasso model: its options are refused: ${(error as Error).message}`,
      error,
    )
  }
  return Object.freeze(own)
}

const descend = (alphas: readonly number[]) => alphas.every((alpha, i) => i === 0 || alpha <= alphas[i - 1]!)
