import type { Rule } from '../model/fields.ts'
import { outputsOf } from '../model/model.ts'
import { activations } from './exports.ts'
import {
  certificateFromJSON,
  checkFields,
  frozen,
  isNumber,
  isWhole,
  list,
  modelRules,
  numbers,
  oneOf,
  parsed,
} from './library.ts'
import { type NetworkParts, networkOf } from './model.ts'
import { losses, methods } from './settings.ts'
import { specOf } from './spec.ts'
import type { NetworkClassification, NetworkJSON, NetworkRegression } from './types.ts'

const isMeasure: Rule = (value) => value === 'Infinity' || isNumber(value)

const certificateRules = {
  status: oneOf('stationary', 'stopped'),
  objective: isMeasure,
  kkt: isMeasure,
  iterations: isWhole(0),
  solver: oneOf(...methods),
} satisfies Record<string, Rule>

export function networkFromJSON(json: unknown): NetworkRegression | NetworkClassification {
  const given = typeof json === 'string' ? parsed(json) : json
  const { type, loss, nFeatures, classes, biases } = Object(given)
  const classifier = type === 'MLPClassifier'
  const spec = classifier || type === 'MLPRegressor' ? specOf(classifier, loss) : undefined
  const { coef, intercept, ...rules } = modelRules(spec, nFeatures, 1)
  const widths = Array.isArray(biases) ? Array.from(biases, (b) => Object(b).length) : []
  const ins = [nFeatures, ...widths]
  const each =
    (sizes: readonly number[]): Rule =>
    (value) =>
      sizes.length > 0 &&
      list(sizes.length, () => true)(value) &&
      sizes.every((size, l) => list(size, isNumber)((value as unknown[])[l]))
  const K = outputsOf(classes)
  checkFields(given, 'the network', {
    ...rules,
    format: oneOf('wasso-network'),
    activation: oneOf(...activations),
    loss: classifier ? oneOf(undefined) : oneOf(...losses),
    weights: each(widths.map((width, l) => width * ins[l])),
    biases: (value) => each(widths)(value) && widths.every(isWhole(1)) && widths.at(-1) === K,
  })
  const { format, version, weights, featureNames, certificate, ...rest } = given as NetworkJSON
  checkFields(certificate, 'its certificate', certificateRules)
  const parts = {
    ...rest,
    coef: numbers(weights.flat()),
    intercept: numbers(biases.flat()),
    hiddenLayerSizes: Object.freeze(widths.slice(0, -1)),
    featureNames: frozen(featureNames),
    classes: frozen(classes),
    certificate: certificateFromJSON(certificate as never),
  }
  return networkOf(parts as unknown as NetworkParts) as unknown as NetworkRegression
}
