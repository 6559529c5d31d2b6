import { fail } from '../errors.ts'
import { show } from '../words.ts'
import { numbers, shape } from './shape.ts'
import { strided } from './strided.ts'
import type { Dense, NdArray } from './types.ts'

/** X as an ndarray: any strides, also negative and 0, and any offset. */
export function ndarray(X: NdArray): Dense {
  const [rows, cols] = pair(X.shape, 'shape')
  const size = shape(X, rows, cols)
  const [rowStride, colStride] = X.stride === undefined ? [cols, 1] : pair(X.stride, 'stride')
  return strided(size, X.data, integer(X.offset ?? 0, 'offset'), rowStride, colStride)
}

function pair(given: unknown, name: string): readonly [number, number] {
  const values = numbers(given, name)
  if (values.length !== 2) fail('SHAPE', `${name} must have 2 dimensions, but has ${values.length}`)
  return [integer(values[0], `${name}[0]`), integer(values[1], `${name}[1]`)]
}

function integer(value: unknown, name: string): number {
  return Number.isInteger(value)
    ? (value as number)
    : fail('TYPE', `${name} must be an integer, but is ${show(value)}`)
}
