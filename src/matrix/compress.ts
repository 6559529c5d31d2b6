import type { Steps } from '../core/steps.ts'
import { fail } from '../errors.ts'
import { place, show } from '../words.ts'
import { refuse } from './element.ts'
import type { Compressed } from './types.ts'

/** Elements between two yields: a few milliseconds. */
const SLICE = 2 ** 18

/** Compressed columns: rows ascending within each column, no row twice. */
export interface ByColumn {
  readonly indptr: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
}

/** A copy of indptr, checked: it ascends from 0 to the number of stored elements. */
export function pointers({ indptr, indices }: Compressed): Int32Array {
  const out = new Int32Array(indptr.length)
  for (let l = 0; l < out.length; l++) {
    const at = indptr[l]!
    if ((at | 0) !== at || at < (l > 0 ? out[l - 1]! : 0) || (l === 0 && at > 0)) {
      fail('SHAPE', `indptr must ascend from 0 in integers, but indptr[${l}] is ${show(at)}`)
    }
    out[l] = at
  }
  const last = out[out.length - 1]!
  if (last !== indices.length)
    fail('SHAPE', `indptr ends with ${last}, but indices has ${indices.length} elements`)
  return out
}

/**
 * Writes X, whose pointers are `lines`, to `out` by columns. Everything is copied first and checked in the copy: what others write to X
 * meanwhile may change the result, never reach out of bounds.
 */
export function* toColumns(X: Compressed, lines: Int32Array, out: ByColumn): Steps<void> {
  const indices = new Int32Array(out.indices.length)
  const ascending = yield* copyIndices(X, lines, indices)
  if (X.byColumn && ascending) {
    out.indptr.set(lines)
    out.indices.set(indices)
    yield* copyValues(X, lines, indices, out.values)
    return
  }
  const values = new Float64Array(indices.length)
  yield* copyValues(X, lines, indices, values)
  const given = { indptr: lines, indices, values }
  if (!X.byColumn) return yield* turn(X, given, out)
  // Columns with rows in disorder: turned twice they are in order.
  const turned = {
    indptr: new Int32Array(X.rows + 1),
    indices: new Int32Array(indices.length),
    values: new Float64Array(indices.length),
  }
  yield* turn(X, given, turned)
  yield* turn({ ...X, byColumn: false }, turned, out)
}

// Copies the indices, checks their range, and tells whether they ascend within each line.
function* copyIndices(X: Compressed, lines: Int32Array, out: Int32Array): Steps<boolean> {
  const width = X.byColumn ? X.rows : X.cols
  let ascending = true
  for (let l = 0; l + 1 < lines.length; l++) {
    for (let e = lines[l]!; e < lines[l + 1]!; e++) {
      const k = X.indices[e]!
      if ((k | 0) !== k || k < 0 || k >= width) {
        fail('SHAPE', `indices[${e}] must be an integer from 0 to ${width - 1}, but is ${show(k)}`)
      }
      if (e > lines[l]! && k <= out[e - 1]!) {
        if (k === out[e - 1]) duplicate(X, l, k)
        ascending = false
      }
      out[e] = k
      if ((e & (SLICE - 1)) === 0) yield
    }
  }
  return ascending
}

function* copyValues(X: Compressed, lines: Int32Array, indices: Int32Array, out: Float64Array): Steps<void> {
  for (let l = 0; l + 1 < lines.length; l++) {
    for (let e = lines[l]!; e < lines[l + 1]!; e++) {
      const value: unknown = X.data[e]
      if (typeof value !== 'number') refuse(value, ...position(X, l, indices[e]!), X.names)
      out[e] = value
      if ((e & (SLICE - 1)) === 0) yield
    }
  }
}

// Lines become the other kind of lines: count, add up, scatter. Source lines are visited in order, so the
// result ascends, and an element that is stored twice meets itself.
function* turn(X: Compressed, given: ByColumn, out: ByColumn): Steps<void> {
  const { indptr, indices, values } = given
  out.indptr.fill(0)
  for (let e = 0; e < indices.length; e++) {
    out.indptr[indices[e]! + 1]!++
    if ((e & (SLICE - 1)) === 0) yield
  }
  for (let k = 1; k < out.indptr.length; k++) out.indptr[k]! += out.indptr[k - 1]!
  const next = out.indptr.slice()
  for (let l = 0; l + 1 < indptr.length; l++) {
    for (let e = indptr[l]!; e < indptr[l + 1]!; e++) {
      const k = indices[e]!
      const at = next[k]!++
      if (at > out.indptr[k]! && out.indices[at - 1] === l) duplicate(X, l, k)
      out.indices[at] = l
      out.values[at] = values[e]!
      if ((e & (SLICE - 1)) === 0) yield
    }
  }
}

const position = (X: Compressed, line: number, k: number): [number, number] =>
  X.byColumn ? [k, line] : [line, k]

function duplicate(X: Compressed, line: number, k: number): never {
  fail('SHAPE', `X stores an element twice, at ${place(...position(X, line, k), X.names)}: add the two up`)
}
