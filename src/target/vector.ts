import { isArrayLike } from '../checks.ts'
import type { Steps } from '../core/steps.ts'
import { fail } from '../errors.ts'
import { count, show } from '../words.ts'

/** Elements between two yields: a few milliseconds. */
export const SLICE = 2 ** 18

/** Refuses what does not have one value, or K, per row of X. */
export function perRow(values: unknown, n: number, name: string, K = 1): ArrayLike<unknown> {
  if (!isArrayLike(values)) {
    fail('TYPE', `${name} must be an array with a value per row, but is ${show(values)}`)
  }
  if (values.length !== n * K) {
    const each = K === 1 ? '' : ` of ${K} classes`
    fail('SHAPE', `${name} has ${count(values.length, 'value')}, but X has ${count(n, 'row')}${each}`)
  }
  return values
}

/** Copies a finite number, or K, per row to a new array. */
export function* vector(given: unknown, n: number, name: string, K = 1): Steps<Float64Array> {
  const values = perRow(given, n, name, K)
  const out = new Float64Array(n * K)
  const place = (i: number) => `at row ${Math.floor(i / K)}, counted from 0`
  for (let i = 0; i < out.length; i++) {
    const value = values[i]
    if (typeof value !== 'number')
      fail('TYPE', `${name} must hold numbers, but is ${show(value)} ${place(i)}`)
    if (value - value !== 0) fail('NOT_FINITE', `${name} must be finite, but is ${value} ${place(i)}`)
    out[i] = value
    if (i % SLICE === SLICE - 1) yield
  }
  return out
}
