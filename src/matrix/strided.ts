import { numericTag } from '../checks.ts'
import { fail } from '../errors.ts'
import { refuse } from './element.ts'
import { numbers } from './shape.ts'
import type { Dense } from './types.ts'

/** X in one array: element (i, j) stands at offset + i * rowStride + j * colStride. */
export function strided(
  { rows, cols, names }: { rows: number; cols: number; names: readonly string[] | undefined },
  given: unknown,
  offset: number,
  rowStride: number,
  colStride: number,
): Dense {
  const data = numbers(given, 'data')
  const reach = (n: number, stride: number) =>
    [Math.min(0, (n - 1) * stride), Math.max(0, (n - 1) * stride)] as const
  const [rowLow, rowHigh] = reach(rows, rowStride)
  const [colLow, colHigh] = reach(cols, colStride)
  const low = offset + rowLow + colLow
  const high = offset + rowHigh + colHigh
  if (!(low >= 0 && high < data.length)) {
    fail(
      'SHAPE',
      `X of ${rows} x ${cols} reaches from ${low} to ${high} in data, which has ${data.length} elements`,
    )
  }

  // Whichever way memory runs: lines are read whole.
  const byColumn = Math.abs(rowStride) < Math.abs(colStride)
  const length = byColumn ? rows : cols
  const [across, along] = byColumn ? [colStride, rowStride] : [rowStride, colStride]
  const typed = ArrayBuffer.isView(data) ? (data as unknown as Float64Array) : undefined

  return {
    kind: 'dense',
    rows,
    cols,
    names,
    byColumn,
    float32: numericTag(data) === 'Float32Array',
    read(first, last, from, to, out) {
      const whole = across === length && to - from === length
      if (typed !== undefined && along === 1 && whole) {
        out.set(typed.subarray(offset + first * across, offset + last * across))
        return
      }
      let at = 0
      for (let l = first; l < last; l++) {
        const start = offset + l * across
        if (typed !== undefined && along === 1) {
          out.set(typed.subarray(start + from, start + to), at)
          at += to - from
        } else {
          for (let k = from; k < to; k++) {
            const value: unknown = data[start + k * along]
            if (typeof value !== 'number') refuse(value, byColumn ? k : l, byColumn ? l : k, names)
            out[at++] = value
          }
        }
      }
    },
  }
}
