import { fail } from '../errors.ts'
import { count, show } from '../words.ts'
import { numbers, shape } from './shape.ts'
import type { Compressed, Sparse } from './types.ts'

/** X as compressed sparse rows or columns. */
export function sparse(X: Sparse): Compressed {
  const size = shape(X, X.rows, X.cols)
  if (X.format !== 'csr' && X.format !== 'csc') {
    fail('PARAMETER', `format must be "csr" or "csc", but is ${show(X.format)}`)
  }
  const byColumn = X.format === 'csc'
  const data = numbers(X.data, 'data')
  const indices = numbers(X.indices, 'indices')
  const indptr = numbers(X.indptr, 'indptr')
  if (data.length !== indices.length) {
    fail('SHAPE', `data has ${count(data.length, 'element')}, but indices has ${indices.length}`)
  }
  const lines = byColumn ? size.cols : size.rows
  if (indptr.length !== lines + 1) {
    fail(
      'SHAPE',
      `indptr of ${count(lines, byColumn ? 'column' : 'row')} must have ${lines + 1} elements, but has ${indptr.length}`,
    )
  }
  return { kind: 'sparse', ...size, byColumn, data, indices, indptr }
}
