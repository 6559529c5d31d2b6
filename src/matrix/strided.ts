import { numericTag } from '../checks.ts'
import { fail } from '../errors.ts'
import { dense } from './dense.ts'
import { numbers } from './shape.ts'
import type { Dense } from './types.ts'

/** X in one array: element (i, j) stands at offset + i * rowStride + j * colStride. */
export function strided(
  size: { rows: number; cols: number; names: readonly string[] | undefined },
  given: unknown,
  offset: number,
  rowStride: number,
  colStride: number,
): Dense {
  const { rows, cols } = size
  const data = numbers(given, 'data')
  const [down, right] = [(rows - 1) * rowStride, (cols - 1) * colStride]
  const low = offset + Math.min(0, down) + Math.min(0, right)
  const high = offset + Math.max(0, down) + Math.max(0, right)
  if (!(low >= 0 && high < data.length)) {
    fail(
      'SHAPE',
      `X of ${rows} x ${cols} reaches from ${low} to ${high} in data, which has ${data.length} elements`,
    )
  }

  // Whichever way memory runs: lines are read whole.
  const byColumn = Math.abs(rowStride) < Math.abs(colStride)
  const [length, across, along] = byColumn ? [rows, colStride, rowStride] : [cols, rowStride, colStride]
  const slice = (from: number, to: number) => (data as Float64Array).subarray(offset + from, offset + to)
  const contiguous = along === 1 && ArrayBuffer.isView(data)
  return dense({
    ...size,
    byColumn,
    float32: numericTag(data) === 'Float32Array',
    part(l, from, to) {
      const start = l * across
      if (contiguous) return slice(start + from, start + to)
      return Array.from({ length: to - from }, (_, k) => data[offset + start + (from + k) * along])
    },
    ...(contiguous && across === length && { block: (first, last) => slice(first * length, last * length) }),
  })
}
