import type { Steps } from '../core/steps.ts'
import { fail } from '../errors.ts'
import { place, show } from '../words.ts'
import { refuse, refuseNotFinite } from './element.ts'
import type { Compressed } from './types.ts'

/** Elements between two yields: a few milliseconds. */
const SLICE = 2 ** 18

/** Compressed lines, columns where nothing else is said. */
export interface Lines {
  readonly indptr: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
}

/**
 * X by columns, rows ascending within each. Everything is copied first and checked in the copy: what others
 * write to X meanwhile may change the result, never reach out of bounds.
 */
export function* byColumns(X: Compressed): Steps<Lines> {
  let lines = yield* copied(X)
  if (!X.byColumn) lines = yield* turned(lines, X.cols)
  else if (disorder(lines)) lines = yield* turned(yield* turned(lines, X.rows), X.cols)
  const twice = disorder(lines)
  if (twice) fail('SHAPE', `X has two elements at ${place(...twice, X.names)}: add them up`)
  return lines
}

function* copied(X: Compressed): Steps<Lines> {
  const indptr = new Int32Array(X.indptr.length)
  for (let l = 0, last = 0; l < indptr.length; last = indptr[l++]!) {
    const at = X.indptr[l]!
    if ((at | 0) !== at || at < last || (at > 0 && l === 0)) {
      fail('SHAPE', `indptr must ascend from 0 in integers, but indptr[${l}] is ${show(at)}`)
    }
    indptr[l] = at
  }
  const nnz = X.indices.length
  if (indptr.at(-1) !== nnz) {
    fail('SHAPE', `indptr ends with ${indptr.at(-1)}, but indices has ${nnz} elements`)
  }

  const indices = new Int32Array(nnz)
  const values = new Float64Array(nnz)
  const width = X.byColumn ? X.rows : X.cols
  let bad: [number, number, number] | undefined
  for (let l = 0, e = 0; e < nnz; e++) {
    while (e >= indptr[l + 1]!) l++
    const k = X.indices[e]!
    const value: unknown = X.data[e]
    if ((k | 0) !== k || k < 0 || k >= width) {
      fail('SHAPE', `indices[${e}] must be an integer from 0 to ${width - 1}, but is ${show(k)}`)
    }
    const [row, column] = X.byColumn ? [k, l] : [l, k]
    if (typeof value !== 'number') refuse(value, row, column, X.names)
    if (value - value !== 0 && !(bad && (bad[1] < row || (bad[1] === row && bad[2] < column))))
      bad = [value, row, column]
    indices[e] = k
    values[e] = value
    if (e % SLICE === 0) yield
  }
  if (bad) refuseNotFinite(...bad, X.names)
  return { indptr, indices, values }
}

// Lines become the other kind of lines, `count` of them: count, add up, scatter. Given lines are visited in
// order, so the result ascends.
function* turned({ indptr, indices, values }: Lines, count: number): Steps<Lines> {
  const out = {
    indptr: new Int32Array(count + 1),
    indices: new Int32Array(indices.length),
    values: new Float64Array(indices.length),
  }
  for (const k of indices) out.indptr[k + 1]!++
  for (let k = 0; k < count; k++) out.indptr[k + 1]! += out.indptr[k]!
  const next = out.indptr.slice()
  for (let l = 0, e = 0; e < indices.length; e++) {
    while (e >= indptr[l + 1]!) l++
    const at = next[indices[e]!]!++
    out.indices[at] = l
    out.values[at] = values[e]!
    if (e % SLICE === 0) yield
  }
  return out
}

// The first element that does not stand above the one before it in its line: its index and its line.
function disorder({ indptr, indices }: Lines): [number, number] | undefined {
  for (let l = 0; l + 1 < indptr.length; l++) {
    for (let e = indptr[l]! + 1; e < indptr[l + 1]!; e++) {
      if (indices[e]! <= indices[e - 1]!) return [indices[e]!, l]
    }
  }
  return undefined
}
