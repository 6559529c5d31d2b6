import type { AsyncControl } from '../core/steps.ts'
import { fitKeys, gridKeys, type PathData } from '../fit/data.ts'
import type { Numbers } from '../matrix/types.ts'
import type { Scoring } from './scoring.ts'

/** What belongs to the rows and to a cross-validation. */
export interface CrossValidateData extends Omit<PathData, 'maxExplained'> {
  /** How many folds; rows are dealt to them in a shuffled order, by class for classifiers. Default 10. */
  readonly folds?: number | 'leave-one-out' | undefined
  /** Length n, integers: rows of one number are one fold. In place of `folds`. */
  readonly foldId?: Numbers | undefined
  /** An integer from 0 to 2^32 - 1: the same one gives the same folds, on every engine. Default 0. */
  readonly seed?: number | undefined
  /** Shares of the L1 norm to choose among, each from 0 to 1. Default: the estimator's own alone. */
  readonly l1Ratios?: Numbers | undefined
  /** What is averaged over the folds. Default `'loss'`, the estimator's own. */
  readonly scoring?: Scoring | undefined
}

/** What `crossValidateAsync` takes besides: how to watch and stop it. */
export interface CrossValidateAsyncData extends CrossValidateData, AsyncControl {}

export const crossKeys = [
  ...fitKeys,
  ...gridKeys,
  'folds',
  'foldId',
  'seed',
  'l1Ratios',
  'scoring',
] satisfies (keyof CrossValidateData)[]
export const crossAsyncKeys = [
  ...crossKeys,
  'signal',
  'onProgress',
] satisfies (keyof CrossValidateAsyncData)[]
