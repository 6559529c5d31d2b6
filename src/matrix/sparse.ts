import { fail } from '../errors.ts'
import { show } from '../words.ts'
import { numbers, shape } from './shape.ts'
import type { Compressed, Sparse } from './types.ts'

/** X as compressed sparse rows or columns. */
export function sparse(X: Sparse): Compressed {
  const size = shape(X, X.rows, X.cols)
  const byColumn = X.format === 'csc'
  if (!byColumn && X.format !== 'csr') {
    fail('PARAMETER', `format must be "csr" or "csc", but is ${show(X.format)}`)
  }
  const [data, indices, indptr] = [
    numbers(X.data, 'data'),
    numbers(X.indices, 'indices'),
    numbers(X.indptr, 'indptr'),
  ]
  checkLength(data.length, indices.length, 'data')
  checkLength(indptr.length, (byColumn ? X.cols : X.rows) + 1, 'indptr')
  return { kind: 'sparse', ...size, byColumn, data, indices, indptr }
}

function checkLength(is: number, wanted: number, name: string): void {
  if (is !== wanted) fail('SHAPE', `${name} must have ${wanted} elements, but has ${is}`)
}
