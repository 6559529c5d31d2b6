import { numericTag } from '../checks.ts'
import { fail } from '../errors.ts'
import { show } from '../words.ts'
import { dense } from './dense.ts'
import { numbers, shape } from './shape.ts'
import type { Columns, Dense, Named, Rows } from './types.ts'

/** X as an array of rows. */
export const rows = (X: Rows): Dense => lines(X, X, false)

/** X as an array of columns. */
export function columns(X: Columns): Dense {
  if (!Array.isArray(X.columns)) {
    fail('TYPE', `columns must be an array of columns, but is ${show(X.columns)}`)
  }
  return lines(X, X.columns, true)
}

function lines(X: Named, given: readonly unknown[], byColumn: boolean): Dense {
  const noun = byColumn ? 'column' : 'row'
  const line = (l: number) => numbers(given[l], `${noun} ${l} of X`)
  const length = given.length > 0 ? line(0).length : 0
  return dense({
    ...(byColumn ? shape(X, length, given.length) : shape(X, given.length, length)),
    byColumn,
    float32: given.every((a) => numericTag(a) === 'Float32Array'),
    part(l, from, to) {
      const a = line(l)
      if (a.length !== length) {
        fail('SHAPE', `${noun} ${l} of X has ${a.length} elements, but ${noun} 0 has ${length}`)
      }
      if (to - from === length) return a
      return (a as Float64Array)[ArrayBuffer.isView(a) ? 'subarray' : 'slice'](from, to)
    },
  })
}
