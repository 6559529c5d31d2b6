import type { Steps } from '../core/steps.ts'
import { fail } from '../errors.ts'
import { place, show } from '../words.ts'
import type { ByColumn } from './compress.ts'
import { firstNotFinite } from './element.ts'
import type { Compressed, Dense } from './types.ts'

/** Looks for the element that made a check fail, the first by rows, and throws. */
export function* notFinite(X: Dense): Steps<never> {
  const { byColumn } = X
  const [lines, length] = byColumn ? [X.cols, X.rows] : [X.rows, X.cols]
  const line = new Float64Array(length)
  let [row, column, value] = [Infinity, Infinity, Number.NaN]
  for (let l = 0; l < lines; l++) {
    X.read(l, l + 1, 0, length, line)
    const k = firstNotFinite(line, length)
    if (k >= 0 && !byColumn) refuseNotFinite(line[k]!, l, k, X.names)
    if (k >= 0 && k < row) [row, column, value] = [k, l, line[k]!]
    if (length > 2 ** 16 || (l & 255) === 0) yield
  }
  refuseNotFinite(value, row, column, X.names)
}

/** The same for a sparse X, from its copy by columns. */
export function notFiniteIn(X: Compressed, { indptr, indices, values }: ByColumn): never {
  let [row, column, value] = [Infinity, 0, 0]
  for (let j = 0; j < X.cols; j++) {
    for (let e = indptr[j]!; e < indptr[j + 1]!; e++) {
      if (Number.isFinite(values[e]!) || indices[e]! >= row) continue
      row = indices[e]!
      column = j
      value = values[e]!
    }
  }
  refuseNotFinite(value, row, column, X.names)
}

function refuseNotFinite(value: number, row: number, column: number, names?: readonly string[]): never {
  fail(
    'NOT_FINITE',
    `X must be finite, but is ${show(value)} at ${place(row, column, names)}: mend or leave out the row`,
  )
}
