import { withCore } from '../core/call.ts'
import type { CoreExports } from '../core/exports.ts'
import type { Steps } from '../core/steps.ts'
import { Dataset, open, use } from '../dataset/dataset.ts'
import type { Resident } from '../matrix/resident.ts'
import { source } from '../matrix/source.ts'
import { checkFits, write } from '../matrix/write.ts'
import type { Settings } from '../settings.ts'
import type { Spec } from '../spec.ts'
import type { FitData } from './data.ts'
import { type Target, targetOf } from './target.ts'

/** What a verb was called with, (X, y, data) or (data set, data), read as far as its sizes. */
export interface Call<D> {
  readonly n: number
  readonly p: number
  readonly names: readonly string[] | undefined
  readonly data: D | undefined
  /** Those of the call, else those of the data set. */
  readonly sampleWeight: unknown
  readonly offset: unknown
  /** Reads y, the weights and the offset. */
  target(spec: Spec, settings: Settings): Steps<Target>
  /** Work on X in a core; in this one, where X must be copied. */
  withRows<T>(work: (X: Resident) => Steps<T>, core?: CoreExports): Steps<T>
}

/** The arguments of a verb, whatever the y. */
export type Arguments<D> = readonly [X: unknown, y?: unknown, data?: D]

/** What belongs to the call. */
export const dataOf = <D>([X, y, data]: Arguments<D>): D | undefined =>
  X instanceof Dataset ? (y as D | undefined) : data

export function callOf<D extends FitData>(given: Arguments<D>): Call<D> {
  const [X, y] = given
  const data = dataOf(given)
  if (X instanceof Dataset) {
    const held = open(X)
    const { sampleWeight = held.sampleWeight, offset = held.offset } = data ?? {}
    const { nRows: n, nFeatures: p, featureNames: names, y: own } = X
    return {
      n,
      p,
      names,
      data,
      sampleWeight,
      offset,
      target: (spec, { classWeight }) => targetOf(spec, n, own, sampleWeight, offset, classWeight),
      withRows: (work) => use(held, work),
    }
  }
  const rows = source(X)
  const { sampleWeight, offset } = data ?? ({} as D)
  checkFits(rows)
  return {
    n: rows.rows,
    p: rows.cols,
    names: rows.names,
    data,
    sampleWeight,
    offset,
    target: (spec, { classWeight }) => targetOf(spec, rows.rows, y, sampleWeight, offset, classWeight),
    withRows: (work, core) => {
      const onCore = function* (own: CoreExports) {
        return yield* work(yield* write(own, rows))
      }
      return core ? onCore(core) : withCore(onCore)
    },
  }
}
