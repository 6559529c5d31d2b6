import { fail } from '../errors.ts'
import { show } from '../words.ts'
import { flat } from './flat.ts'
import { columns, rows } from './lines.ts'
import { ndarray } from './ndarray.ts'
import { sparse } from './sparse.ts'
import type { Columns, Flat, NdArray, Rows, Source, Sparse } from './types.ts'

/** X in any of its forms, its sizes checked. A new form is a row here. */
export function source(X: unknown): Source {
  if (typeof X === 'object' && X !== null) {
    if (Array.isArray(X)) return rows(X as unknown as Rows)
    if ('columns' in X) return columns(X as Columns)
    if ('format' in X) return sparse(X as Sparse)
    if ('shape' in X) return ndarray(X as NdArray)
    if ('rows' in X) return flat(X as Flat)
  }
  fail(
    'TYPE',
    `X must be an array of rows, { columns }, { data, rows, cols }, { format, rows, cols, data, indices, indptr } ` +
      `or { data, shape, stride, offset }, but is ${show(X)}`,
  )
}
