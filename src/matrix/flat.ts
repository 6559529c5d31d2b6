import { fail } from '../errors.ts'
import { show } from '../words.ts'
import { numbers, shape } from './shape.ts'
import { strided } from './strided.ts'
import type { Dense, Flat } from './types.ts'

/** X as one flat array, row after row or column after column. */
export function flat(X: Flat): Dense {
  const size = shape(X, X.rows, X.cols)
  const { rows, cols } = size
  const { length } = numbers(X.data, 'data')
  if (length !== rows * cols)
    fail('SHAPE', `data has ${length} elements, but ${rows} x ${cols} are ${rows * cols}`)
  const order: unknown = X.order ?? 'row'
  if (order === 'row') return strided(size, X.data, 0, cols, 1)
  if (order === 'column') return strided(size, X.data, 0, 1, rows)
  fail('PARAMETER', `order must be "row" or "column", but is ${show(order)}`)
}
