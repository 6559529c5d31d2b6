import { isArrayLike } from '../checks.ts'
import { fail } from '../errors.ts'
import { show } from '../words.ts'
import { shape } from './shape.ts'
import { strided } from './strided.ts'
import type { Dense, NdArray } from './types.ts'

/** X as an ndarray: any strides, also negative and 0, and any offset. */
export function ndarray(X: NdArray): Dense {
  const [rows, cols] = pair(X.shape, 'shape')
  const size = shape(X, rows, cols)
  const [rowStride, colStride] = X.stride === undefined ? [cols, 1] : pair(X.stride, 'stride')
  const offset: unknown = X.offset ?? 0
  if (!Number.isInteger(offset)) fail('TYPE', `offset must be an integer, but is ${show(offset)}`)
  return strided(size, X.data, offset as number, rowStride, colStride)
}

function pair(given: unknown, name: string): readonly [number, number] {
  if (!isArrayLike(given)) fail('TYPE', `${name} must be an array of two integers, but is ${show(given)}`)
  if (given.length !== 2) fail('SHAPE', `${name} must have two dimensions, but has ${given.length}`)
  const [a, b] = [given[0], given[1]]
  if (Number.isInteger(a) && Number.isInteger(b)) return [a as number, b as number]
  fail('TYPE', `${name} must be an array of two integers, but is [${show(a)}, ${show(b)}]`)
}
