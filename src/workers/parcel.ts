import { isArrayLike, numericTag } from '../checks.ts'
import { Dataset, internals, Model } from '../index.ts'
import { source } from '../matrix/source.ts'
import { type Freight, freightFrom, freightOf } from './freight.ts'
import { buffersOf } from './inside/post.ts'
import type { Call } from './job.ts'
import type { Task } from './messages.ts'
import { politely } from './politely.ts'

/** A task, and what is in it that can be given away. */
export interface Parcel {
  readonly task: Task
  readonly transfer: readonly Transferable[]
}

/** A call made ready to travel: copies of X and of vectors, X in memory of all threads where that is asked for. */
export async function parcelOf(call: Call, shared: boolean): Promise<Parcel> {
  const { verb, spec, options, given } = call
  const X = await freight(given[0], shared)
  const [y, data] = given[0] instanceof Dataset ? ofRows(given[0], given[1]) : given.slice(1)
  const { signal, onProgress, start, ...rest } = Object(data)
  const isModel = start instanceof Model
  const task = {
    verb,
    name: spec.name,
    module: spec.kind?.module(),
    options: portable(options),
    X,
    y: copy(y),
    data: isObject(data) ? portable(isModel || start === undefined ? rest : { ...rest, start }) : data,
    start: isModel ? { ...start } : undefined,
  } as Task
  return { task, transfer: shared ? [] : buffersOf(X) }
}

async function freight(X: unknown, shared: boolean): Promise<Freight> {
  if (X instanceof Dataset) return freightFrom(internals.open(X).X, shared)
  return (await politely(freightOf(source(X), shared), {}))!
}

/** What a data set knows of its rows; what the call says comes before it. */
function ofRows(dataset: Dataset, data: unknown): [y: unknown, data: unknown] {
  const { sampleWeight, offset } = internals.open(dataset)
  const { sampleWeight: s = sampleWeight, offset: o = offset } = Object(data)
  return [
    dataset.y,
    data === undefined || isObject(data) ? { ...(data as object), sampleWeight: s, offset: o } : data,
  ]
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** The same fields, of copies. */
const portable = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, copy(value)]))

/** A list alone, without the rest of the buffer that it views, and without a proxy around it, which would not travel. */
function copy(value: unknown): unknown {
  if (numericTag(value)) return (value as Float64Array).slice()
  return isArrayLike(value) && !ArrayBuffer.isView(value) ? Array.from(value) : value
}
