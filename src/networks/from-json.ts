import type { Label } from '../target/labels.ts'
import { activations } from './exports.ts'
import { kind } from './kind.ts'
import { layersOf, sizesOf } from './layers.ts'
import { isNumber, isWhole, list, modelRules, oneOf, outputsOf, read } from './library.ts'
import { losses, methods } from './settings.ts'
import { specOf } from './spec.ts'
import type { NetworkClassification, NetworkRegression } from './types.ts'

const isMeasure = (value: unknown) => value === 'Infinity' || isNumber(value)

const certificateRules = {
  status: oneOf('stationary', 'stopped'),
  objective: isMeasure,
  kkt: isMeasure,
  iterations: isWhole(0),
  solver: oneOf(...methods),
}

/**
 * Reads a network back, bitwise, from what its `toJSON` gave, as an object or as text.
 *
 * @throws {@link WassoError} `MODEL_FORMAT` for anything else
 *
 * @example
 * ```ts
 * import { MLPRegressor, networkFromJSON } from 'wasso/networks'
 *
 * const model = new MLPRegressor({ hiddenLayerSizes: [3], alpha: 0.01 }).fit([[1], [2], [3]], [2, 4, 6])
 * const same = networkFromJSON(JSON.stringify(model))
 * console.log(same.predict([[4]])[0] === model.predict([[4]])[0]) // true
 * ```
 */
export const networkFromJSON = (json: unknown): NetworkRegression | NetworkClassification =>
  read(json, ({ type, loss, nFeatures: p, classes, hiddenLayerSizes }) => {
    const classifier = type === 'MLPClassifier'
    const spec = { ...specOf(classifier, loss as never), kind }
    const known = spec.name === type ? spec : undefined
    const hidden = Array.isArray(hiddenLayerSizes) ? hiddenLayerSizes : []
    const K = outputsOf(classes as readonly Label[] | undefined)
    const [W, B] = sizesOf(layersOf(p as number, hidden, K))
    const rules = {
      ...modelRules(known, p, 1),
      format: oneOf('wasso-network'),
      hiddenLayerSizes: list(hidden.length, isWhole(1)),
      activation: oneOf(...activations),
      loss: classifier ? oneOf(undefined) : oneOf(...losses),
      coef: list(W, isNumber),
      intercept: B > 1 ? list(B, isNumber) : isNumber,
    }
    return [known, rules, certificateRules]
  }) as unknown as NetworkRegression
