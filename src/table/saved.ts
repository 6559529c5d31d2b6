import { TableError } from './error.ts'
import type { Encoding, Feature } from './types.ts'

/** A model with the columns that it came from, as the terminal and the page save it. */
export interface Saved {
  readonly format: 'wasso-file'
  readonly version: 1
  /** What `model.toJSON()` gave. */
  readonly model: object
  readonly encoding: Encoding
  /** How it came about, in plain JSON: for people, nothing depends on it. */
  readonly made?: object | undefined
}

export const save = (model: object, encoding: Encoding, made?: object): Saved => ({
  format: 'wasso-file',
  version: 1,
  model,
  encoding,
  made,
})

/**
 * Reads one back. A model alone, as `toJSON` gives it, will do as well: its features are then columns of numbers.
 *
 * @throws {@link TableError} for anything else; what `model` is, is for `modelFromJSON` to judge
 */
export function load(text: string): Saved {
  const json = parsed(text)
  const { format, version, model, encoding, featureNames, nFeatures } = Object(json)
  if (format === 'wasso-model' || format === 'wasso-network') {
    const names = Array.isArray(featureNames) ? featureNames : unnamed(nFeatures)
    const features = names.map((name) => ({ name: String(name), kind: 'number' as const }))
    return save(json as object, { target: 'y', features })
  }
  if (format === 'wasso-path')
    throw new TableError('this is a path, not a model', { remedy: 'pathFromJSON of wasso/json reads it' })
  if (format !== 'wasso-file') throw new TableError('this is no model of wasso')
  if (version !== 1) throw new TableError(`this is version ${version} of the format, and 1 is wanted`)
  if (typeof model !== 'object' || model === null || !isEncoding(encoding))
    throw new TableError('this model is damaged: its columns cannot be told')
  return json as Saved
}

const unnamed = (p: unknown) =>
  Array.from({ length: Number.isInteger(p) ? Math.min(p as number, 1e6) : 0 }, (_, j) => `column ${j + 1}`)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new TableError(`this is no JSON: ${(error as Error).message}`, {
      remedy: 'a saved model is wanted',
    })
  }
}

function isEncoding(value: unknown): value is Encoding {
  const { target, features, weights, offset } = Object(value)
  return (
    typeof target === 'string' &&
    [weights, offset].every((name) => name === undefined || typeof name === 'string') &&
    Array.isArray(features) &&
    features.every(isFeature)
  )
}

function isFeature(value: unknown): value is Feature {
  const { name, kind, mean, levels, flagged } = Object(value)
  if (typeof name !== 'string' || ![undefined, true, false].includes(flagged)) return false
  if (kind === 'number') return mean === undefined || Number.isFinite(mean)
  return kind === 'category' && Array.isArray(levels) && levels.every((level) => typeof level === 'string')
}
