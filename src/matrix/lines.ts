import { isArrayLike, numericTag } from '../checks.ts'
import { fail } from '../errors.ts'
import { count, show } from '../words.ts'
import { refuse } from './element.ts'
import { shape } from './shape.ts'
import type { Columns, Dense, Named, Numbers, Rows } from './types.ts'

/** X as an array of rows. */
export const rows = (X: Rows): Dense => lines(X, X, false)

/** X as an array of columns. */
export function columns(X: Columns): Dense {
  if (!Array.isArray(X.columns))
    fail('TYPE', `columns must be an array of columns, but is ${show(X.columns)}`)
  return lines(X, X.columns, true)
}

function lines(X: Named, given: readonly unknown[], byColumn: boolean): Dense {
  const noun = byColumn ? 'column' : 'row'
  const length = given.length > 0 ? line(given, 0, noun).length : 0
  const { rows, cols, names } = byColumn ? shape(X, length, given.length) : shape(X, given.length, length)

  return {
    kind: 'dense',
    rows,
    cols,
    names,
    byColumn,
    float32: given.every((a) => numericTag(a) === 'Float32Array'),
    read(first, last, from, to, out) {
      let at = 0
      for (let l = first; l < last; l++) {
        const a = line(given, l, noun)
        if (a.length !== length) {
          const has = count(a.length, byColumn ? 'row' : 'column')
          fail(
            'SHAPE',
            `${noun} ${l} of X has ${has}, but ${noun} 0 has ${length} (${noun}s are counted from 0)`,
          )
        }
        if (ArrayBuffer.isView(a)) {
          const typed = a as unknown as Float64Array
          out.set(to - from === length ? typed : typed.subarray(from, to), at)
          at += to - from
        } else {
          for (let k = from; k < to; k++) {
            const value: unknown = a[k]
            if (typeof value !== 'number') refuse(value, byColumn ? k : l, byColumn ? l : k, names)
            out[at++] = value
          }
        }
      }
    },
  }
}

function line(given: readonly unknown[], l: number, noun: string): Numbers {
  const a = given[l]
  if (isArrayLike(a) && !(ArrayBuffer.isView(a) && numericTag(a) === '')) return a as Numbers
  fail('TYPE', `${noun} ${l} of X must be an array of numbers, but is ${show(a)}`)
}
