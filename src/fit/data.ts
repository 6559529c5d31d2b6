import { checkKeys } from '../checks.ts'
import type { AsyncControl } from '../core/steps.ts'
import { fail } from '../errors.ts'
import type { Numbers } from '../matrix/types.ts'
import { Model } from '../model/model.ts'
import { show } from '../words.ts'

/** What belongs to the rows and to this call. */
export interface FitData {
  /**
   * Length n, each at least 0, not all 0: row i counts s_i times. Whole numbers mean the same as repeated
   * rows, 0 the same as leaving the row out. Default 1.
   */
  readonly sampleWeight?: Numbers | undefined
  /**
   * Length n (three classes or more: n x K, row after row, in the order of the classes): added to the linear
   * predictor. The model then wants one in `predict`. Default 0.
   */
  readonly offset?: Numbers | undefined
  /** A model of as many features to start from. Changes the time, not the optimum. */
  readonly start?: Model | undefined
}

/** What `fitAsync` takes: the data of the call, and how to watch and stop it. */
export interface FitAsyncData extends FitData, AsyncControl {}

export const fitKeys = ['sampleWeight', 'offset', 'start'] satisfies (keyof FitData)[]
export const fitAsyncKeys = [...fitKeys, 'signal', 'onProgress'] satisfies (keyof FitAsyncData)[]

/** What chooses the alphas of a path. */
export interface PathData extends FitData {
  /** At least 0 each, descending. Default: a grid from alpha_max down. */
  readonly alphas?: Numbers | undefined
  /** How many alphas the grid has, evenly spaced in their logarithms. Default 100. */
  readonly nAlphas?: number | undefined
  /** The last alpha over the first. Default 1e-4 if n > p, else 1e-2. */
  readonly minRatio?: number | undefined
  /** Ends the path at the first alpha that explains this share of the deviance, in (0, 1]. Default: never. */
  readonly maxExplained?: number | undefined
}

/** What `pathAsync` takes besides: how to watch and stop it. */
export interface PathAsyncData extends PathData, AsyncControl {}

export const gridKeys = ['alphas', 'nAlphas', 'minRatio'] satisfies (keyof PathData)[]
export const pathKeys = [...fitKeys, ...gridKeys, 'maxExplained'] satisfies (keyof PathData)[]
export const pathAsyncKeys = [...pathKeys, 'signal', 'onProgress'] satisfies (keyof PathAsyncData)[]

/** Checks the keys of `data`, and that `start` is a model of p features. */
export function checkData<D extends FitData>(data: D | undefined, keys: readonly string[], p: number): D {
  checkKeys(data, keys, 'data')
  const start: unknown = data?.start
  if (start !== undefined) {
    if (!(start instanceof Model)) fail('TYPE', `start must be a model, but is ${show(start)}`)
    if (start.nFeatures !== p) {
      fail('SHAPE', `start was fitted with ${start.nFeatures} columns, but X has ${p}`)
    }
  }
  return data ?? ({} as D)
}

/** Checks how an asynchronous call is to be watched and stopped. */
export function controlOf(data: AsyncControl | undefined): AsyncControl {
  const { signal, onProgress } = data ?? {}
  if (signal !== undefined && typeof signal?.aborted !== 'boolean') {
    fail('TYPE', `signal must be an AbortSignal, but is ${show(signal)}`)
  }
  if (onProgress !== undefined && typeof onProgress !== 'function') {
    fail('TYPE', `onProgress must be a function, but is ${show(onProgress)}`)
  }
  return { signal, onProgress }
}
