import type { CoreExports } from '../core/exports.ts'
import { checkSize, doubles, firstNotFinite, reserve } from '../core/memory.ts'
import type { Steps } from '../core/steps.ts'
import { type ByColumn, pointers, toColumns } from './compress.ts'
import { notFinite, notFiniteIn } from './not-finite.ts'
import type { Compressed, Dense, Source } from './types.ts'

/** Elements per block: 512 KiB of doubles stay in the cache between the read, the check and the transpose. */
const BLOCK = 2 ** 16
/** Elements between two yields: some milliseconds. */
const SLICE = 2 ** 19
/** Rows per block at least, or the transpose would write less than a cache line at a time. */
const BLOCK_ROWS = 32

/** Design kinds of the core. */
const DENSE64 = 0
const DENSE32 = 1
const SPARSE = 2

/** Bytes that X takes in the core. */
export function bytesOf(X: Source): number {
  if (X.kind === 'sparse') return 12 * X.indices.length + 4 * X.cols
  return X.rows * X.cols * (X.float32 ? 4 : 8)
}

/** Copies X into the core, once, by columns; checks every element on the way. Returns the design's handle. */
export function* write(core: CoreExports, X: Source): Steps<number> {
  checkSize(bytesOf(X) + 64 * (X.rows + X.cols), `X of ${X.rows} x ${X.cols} with its work vectors`)
  return X.kind === 'sparse' ? yield* writeSparse(core, X) : yield* writeDense(core, X)
}

function* writeDense(core: CoreExports, X: Dense): Steps<number> {
  const { rows: n, cols: p, float32 } = X
  const width = float32 ? 4 : 8
  const values = reserve(core, n * p * width, `X of ${n} x ${p}`)
  const [lines, length] = X.byColumn ? [p, n] : [n, p]
  const elements = Math.min(length, X.byColumn ? BLOCK : BLOCK / BLOCK_ROWS)
  const perBlock = Math.min(lines, Math.floor(BLOCK / elements))
  const stage = X.byColumn ? 0 : reserve(core, elements * perBlock * width, 'staging')
  const total = n * p
  let done = 0

  for (let first = 0; first < lines; first += perBlock) {
    const last = Math.min(lines, first + perBlock)
    for (let from = 0; from < length; from += elements) {
      const to = Math.min(length, from + elements)
      const count = (last - first) * (to - from)
      const target = X.byColumn ? values + (first * n + from) * width : stage
      const { buffer } = core.memory
      X.read(
        first,
        last,
        from,
        to,
        float32 ? new Float32Array(buffer, target, count) : new Float64Array(buffer, target, count),
      )
      if ((float32 ? core.finite32(target, count) : core.finite64(target, count)) >= 0) yield* notFinite(X)
      if (!X.byColumn) {
        const transpose = float32 ? core.transpose32 : core.transpose64
        transpose(stage, last - first, to - from, values + from * n * width, n, first)
      }
      done += count
      if (done % SLICE < count) yield { phase: 'copy', done, total }
    }
  }
  return core.design(float32 ? DENSE32 : DENSE64, n, p, values, 0, 0) >>> 0
}

function* writeSparse(core: CoreExports, X: Compressed): Steps<number> {
  const { rows: n, cols: p } = X
  const lines = pointers(X)
  const nnz = X.indices.length
  const values = reserve(core, 8 * nnz, 'the elements of X')
  const indices = reserve(core, 4 * nnz, 'the indices of X')
  const indptr = reserve(core, 4 * (p + 1), 'the index pointers of X')
  const { buffer } = core.memory
  const out: ByColumn = {
    values: doubles(core, values, nnz),
    indices: new Int32Array(buffer, indices, nnz),
    indptr: new Int32Array(buffer, indptr, p + 1),
  }
  yield* toColumns(X, lines, out)
  if ((yield* firstNotFinite(core, values, nnz)) >= 0) notFiniteIn(X, out)
  yield { phase: 'copy', done: nnz, total: nnz }
  return core.design(SPARSE, n, p, values, indices, indptr) >>> 0
}
