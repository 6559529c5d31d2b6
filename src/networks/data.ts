import type { AsyncControl } from '../core/steps.ts'
import type { CrossValidateData } from '../cross-validation/data.ts'
import type { FitData, PathData } from '../fit/data.ts'
import type { NetworkModel } from './types.ts'

interface Start {
  /** A network of the same layers to start from, in place of weights drawn by the seed. */
  readonly start?: NetworkModel | undefined
}

/** What belongs to the rows and to this call. */
export interface NetworkFitData extends Omit<FitData, 'start'>, Start {}
/** What `fitAsync` takes besides: how to watch and stop it. */
export interface NetworkFitAsyncData extends NetworkFitData, AsyncControl {}
/** What belongs to a path; the grid goes down from the alpha at which no weight is left. */
export interface NetworkPathData extends Omit<PathData, 'start' | 'maxExplained'>, Start {}
/** What `pathAsync` takes besides. */
export interface NetworkPathAsyncData extends NetworkPathData, AsyncControl {}
/** What belongs to a cross-validation. */
export interface NetworkCrossValidateData extends Omit<CrossValidateData, 'start'>, Start {}
/** What `crossValidateAsync` takes besides. */
export interface NetworkCrossValidateAsyncData extends NetworkCrossValidateData, AsyncControl {}
