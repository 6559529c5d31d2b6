import type { Steps } from '../core/steps.ts'
import { byColumns } from '../matrix/compress.ts'
import { DENSE32, type Resident, SPARSE } from '../matrix/resident.ts'
import type { Flat, Source, Sparse } from '../matrix/types.ts'

/** X as it travels: the caller's own stays as it is. */
export type Freight = Flat | Sparse

/** Elements between two yields: some milliseconds. */
const SLICE = 2 ** 17

type Floats = typeof Float64Array | typeof Float32Array

/** Room for elements, of all threads where that is asked for. */
const room = (Floats: Floats, count: number, shared: boolean) => {
  const Buffer = shared ? SharedArrayBuffer : ArrayBuffer
  return new Floats(new Buffer(count * Floats.BYTES_PER_ELEMENT) as ArrayBuffer)
}

/** A copy of X, line by line. */
export function* freightOf(X: Source, shared: boolean): Steps<Freight> {
  const { rows, cols, names } = X
  if (X.kind === 'sparse') {
    const { indptr, indices, values } = yield* byColumns(X)
    return { format: 'csc', rows, cols, names, data: values, indices, indptr }
  }
  const { byColumn, float32 } = X
  const [lines, length] = byColumn ? [cols, rows] : [rows, cols]
  const data = room(float32 ? Float32Array : Float64Array, rows * cols, shared)
  const step = Math.max(1, Math.floor(SLICE / length))
  for (let first = 0; first < lines; first += step) {
    const last = Math.min(lines, first + step)
    X.read(first, last, 0, length, data.subarray(first * length, last * length))
    yield
  }
  return { data, rows, cols, names, order: byColumn ? 'column' : 'row' }
}

/** A copy of what a data set holds, at once: the memory it stands in may move between two turns of the event loop. */
export function freightFrom({ core, kind, n, p, names, regions }: Resident, shared: boolean): Freight {
  const { buffer } = core.memory
  const [values, indices, indptr] = regions
  if (kind === SPARSE) {
    const integers = (at: typeof indices) => new Int32Array(buffer, at!.pointer, at!.bytes / 4).slice()
    const data = new Float64Array(buffer, values!.pointer, values!.bytes / 8).slice()
    return {
      format: 'csc',
      rows: n,
      cols: p,
      names,
      data,
      indices: integers(indices),
      indptr: integers(indptr),
    }
  }
  const Floats = kind === DENSE32 ? Float32Array : Float64Array
  const data = room(Floats, n * p, shared)
  data.set(new Floats(buffer, values!.pointer, n * p))
  return { data, rows: n, cols: p, names, order: 'column' }
}
