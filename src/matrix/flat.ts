import { fail } from '../errors.ts'
import { show } from '../words.ts'
import { numbers, shape } from './shape.ts'
import { strided } from './strided.ts'
import type { Dense, Flat } from './types.ts'

/** X as one flat array, row after row or column after column. */
export function flat(X: Flat): Dense {
  const { data, rows, cols, order = 'row' } = X
  const size = shape(X, rows, cols)
  const { length } = numbers(data, 'data')
  if (length !== rows * cols) {
    fail('SHAPE', `data has ${length} elements, but ${rows} x ${cols} are ${rows * cols}`)
  }
  if (order === 'row') return strided(size, data, 0, cols, 1)
  if (order === 'column') return strided(size, data, 0, 1, rows)
  fail('PARAMETER', `order must be "row" or "column", but is ${show(order)}`)
}
