import { checkKeys } from '../checks.ts'
import { drain } from '../core/steps.ts'
import { fail } from '../errors.ts'
import { source } from '../matrix/source.ts'
import type { Matrix, Numbers } from '../matrix/types.ts'
import { vector } from '../target/vector.ts'
import { show } from '../words.ts'
import type { Model } from './model.ts'

/** What belongs to the rows of a prediction. */
export interface PredictData {
  /**
   * Length n (three classes or more: n x K, row after row), added to the linear predictor. Wanted by a model that
   * was fitted with one.
   */
  readonly offset?: Numbers | undefined
}

/** What belongs to the rows of a score. */
export interface ScoreData extends PredictData {
  /** Length n, each at least 0, not all 0. Default 1. */
  readonly sampleWeight?: Numbers | undefined
}

export const predictKeys = ['offset'] satisfies (keyof PredictData)[]
export const scoreKeys = ['sampleWeight', 'offset'] satisfies (keyof ScoreData)[]

/**
 * z = X w + b + o, a row of K after another: the intercept, then the features in ascending order, then the offset.
 */
export function linearPredictor(
  model: Model,
  X: Matrix,
  data: PredictData | undefined,
  keys: readonly string[] = predictKeys,
): Float64Array {
  checkKeys(data, keys, 'data')
  const rows = source(X)
  checkFeatures(model, rows.cols, rows.names)
  const n = rows.rows
  const z = model.outputs(rows)
  const K = z.length / n
  if (data?.offset !== undefined) {
    const offset = drain(vector(data.offset, n, 'offset', K))
    for (let i = 0; i < z.length; i++) z[i]! += offset[i]!
  } else if (model.usesOffset) {
    fail('PARAMETER', 'the model was fitted with an offset: pass { offset }, zeros for none')
  }
  checkFinite(z, K)
  return z
}

/** Refuses predictions, K for each row, that overflow. */
export function checkFinite(z: Float64Array, K = 1): void {
  const wrong = z.findIndex((value) => value - value !== 0)
  if (wrong >= 0) {
    const row = Math.floor(wrong / K)
    fail('NOT_FINITE', `the prediction overflows at row ${row}, counted from 0: X is too large`)
  }
}

function checkFeatures(
  { nFeatures, featureNames }: Model,
  p: number,
  names: readonly string[] | undefined,
): void {
  if (p !== nFeatures) fail('SHAPE', `X has ${p} columns, but the model was fitted with ${nFeatures}`)
  if (names === undefined || featureNames === undefined) return
  const wrong = names.findIndex((name, j) => name !== featureNames[j])
  if (wrong < 0) return
  const [is, was] = [show(names[wrong]), show(featureNames[wrong])]
  fail('SHAPE', `column ${wrong} of X is named ${is}, but the model was fitted with ${was} there`)
}
