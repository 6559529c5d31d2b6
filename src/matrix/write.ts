import type { CoreExports } from '../core/exports.ts'
import { checkSize, put, reserve } from '../core/memory.ts'
import type { Steps } from '../core/steps.ts'
import { byColumns } from './compress.ts'
import { notFinite } from './not-finite.ts'
import { DENSE32, DENSE64, type Resident, resident, SPARSE } from './resident.ts'
import type { Compressed, Dense, Source } from './types.ts'

/** Elements per block: 512 KiB of doubles stay in the cache between the read, the check and the transpose. */
const BLOCK = 2 ** 16
/** Elements of a row per block, so that at least 32 rows are transposed at a time: whole cache lines. */
const ACROSS = BLOCK / 32
/** Elements between two yields: some milliseconds. */
const SLICE = 2 ** 17

const bytesOf = (X: Source): number =>
  X.kind === 'sparse' ? 12 * X.indices.length + 4 * X.cols : X.rows * X.cols * (X.float32 ? 4 : 8)

/** Refuses an X that the core cannot hold, before anything else is read. */
export function checkFits(X: Source): void {
  const { rows: n, cols: p } = X
  // Eight vectors of doubles each way are the least that a fit works with.
  checkSize(bytesOf(X) + 64 * (n + p), `X of ${n} x ${p} with its work vectors`)
}

/** Copies X into the core, once, by columns; checks every element on the way. */
export function* write(core: CoreExports, X: Source): Steps<Resident> {
  return X.kind === 'sparse' ? yield* writeSparse(core, X) : yield* writeDense(core, X, bytesOf(X))
}

function* writeDense(core: CoreExports, X: Dense, bytes: number): Steps<Resident> {
  const { rows: n, cols: p, names, float32, byColumn } = X
  const [width, FloatArray] = float32 ? [4, Float32Array] : [8, Float64Array]
  const values = reserve(core, bytes)
  const [lines, length] = byColumn ? [p, n] : [n, p]
  const elements = Math.min(length, byColumn ? BLOCK : ACROSS)
  const perBlock = Math.min(lines, Math.floor(BLOCK / elements))
  const stage = byColumn ? 0 : reserve(core, elements * perBlock * width)
  const total = n * p
  let done = 0

  for (let first = 0; first < lines; first += perBlock) {
    const last = Math.min(lines, first + perBlock)
    for (let from = 0; from < length; from += elements) {
      const to = Math.min(length, from + elements)
      const count = (last - first) * (to - from)
      const target = byColumn ? values + (first * n + from) * width : stage
      X.read(first, last, from, to, new FloatArray(core.memory.buffer, target, count))
      if ((float32 ? core.finite32 : core.finite64)(target, count) >= 0) yield* notFinite(X)
      if (!byColumn) {
        const transpose = float32 ? core.transpose32 : core.transpose64
        transpose(stage, last - first, to - from, values + from * n * width, n, first)
      }
      done += count
      if (done % SLICE < count) yield { phase: 'copy', done, total }
    }
  }
  return resident(core, { kind: float32 ? DENSE32 : DENSE64, n, p, names }, [{ pointer: values, bytes }])
}

function* writeSparse(core: CoreExports, X: Compressed): Steps<Resident> {
  const { rows: n, cols: p, names } = X
  const { indptr, indices, values } = yield* byColumns(X)
  const total = values.length
  yield { phase: 'copy', done: total, total }
  const regions = [values, indices, indptr].map((array) => ({
    pointer: put(core, array),
    bytes: array.byteLength,
  }))
  return resident(core, { kind: SPARSE, n, p, names }, regions)
}
