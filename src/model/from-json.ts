import { solvers } from '../core/exports.ts'
import { WassoError } from '../errors.ts'
import { type Spec, specs } from '../fit/spec.ts'
import type { Label } from '../target/labels.ts'
import { show } from '../words.ts'
import type { Certificate } from './certificate.ts'
import { ClassificationModel } from './classification.ts'
import { Fields } from './fields.ts'
import { RegressionModel } from './regression.ts'

/**
 * Reads a model back, bitwise, from what its `toJSON` gave, as an object or as text.
 *
 * @throws {@link WassoError} `MODEL_FORMAT` for anything else: unknown keys, wrong lengths, NaN, a newer
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
  const file = new Fields(typeof json === 'string' ? parsed(json) : json, 'the model')
  file.read('format', 'the text "wasso-model"', (v) => v === 'wasso-model')
  file.read('version', '1, the version that this wasso reads', (v) => v === 1)
  const type = file.read(
    'type',
    'the name of an estimator',
    (v) => typeof v === 'string' && Object.hasOwn(specs, v),
  )
  const spec: Spec = specs[type as keyof typeof specs]

  const p = file.number('nFeatures', 'a positive integer', (v) => Number.isInteger(v) && v > 0)
  const coef = Float64Array.from(
    file.list('coef', p, 'finite numbers', Number.isFinite) as number[],
    (w) => w + 0,
  )
  const featureNames = file.has('featureNames')
    ? Object.freeze(file.list('featureNames', p, 'strings', (v) => typeof v === 'string') as string[])
    : undefined
  const parts = {
    type: spec.name,
    alpha: file.number('alpha', 'at least 0', (v) => v >= 0),
    l1Ratio: file.number('l1Ratio', 'from 0 to 1', (v) => v >= 0 && v <= 1),
    coef,
    intercept: file.number('intercept', 'finite') + 0,
    featureNames,
    usesOffset: file.read('usesOffset', 'true or false', isBoolean) as boolean,
    certificate: certificate(
      new Fields(
        file.read('certificate', 'an object', () => true),
        'its certificate',
      ),
    ),
  }
  const classes = spec.classifier ? classesOf(file) : undefined
  file.end()
  return classes === undefined ? new RegressionModel(parts) : new ClassificationModel({ ...parts, classes })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new WassoError('MODEL_FORMAT', `the model is no JSON (${error})`, { cause: error })
  }
}

function certificate(file: Fields): Certificate {
  const atLeast0 = (v: number) => v >= 0
  const out = {
    status: file.read('status', '"optimal" or "stopped"', (v) => v === 'optimal' || v === 'stopped'),
    objective: file.number('objective', 'finite'),
    gap: file.number('gap', 'at least 0', atLeast0, true),
    relativeGap: file.number('relativeGap', 'at least 0', atLeast0, true),
    kkt: file.number('kkt', 'at least 0', atLeast0),
    iterations: file.number('iterations', 'a whole number', (v) => Number.isInteger(v) && v >= 0),
    solver: file.read('solver', 'the name of a solver', (v) => (solvers as readonly unknown[]).includes(v)),
    ...(file.has('rank') && {
      rank: file.number('rank', 'a whole number', (v) => Number.isInteger(v) && v >= 0),
    }),
    ...(file.has('unique') && { unique: file.read('unique', 'true or false', isBoolean) }),
  }
  file.end()
  return Object.freeze(out as Certificate)
}

function classesOf(file: Fields): readonly Label[] {
  const isLabel = (v: unknown) => typeof v === 'string' || typeof v === 'boolean' || Number.isFinite(v)
  const [low, high] = file.list('classes', 2, 'labels', isLabel) as [Label, Label]
  if (typeof low !== typeof high || !(low < high)) {
    file.refuse('classes', 'two labels of one type, ascending', `[${show(low)}, ${show(high)}]`)
  }
  return Object.freeze([low, high])
}

const isBoolean = (value: unknown) => typeof value === 'boolean'
