import { isArrayLike, numericTag } from '../checks.ts'
import { type ErrorCode, fail } from '../errors.ts'
import { show } from '../words.ts'

/** One number for all elements, or an array with one for each. */
export type PerElement = number | ArrayLike<number>

const MAX = Number.MAX_VALUE

/** Element j. */
export const at = (given: PerElement, j: number): number => (typeof given === 'number' ? given : given[j]!)

/** Refuses what is no number within [low, high], nor an array of n such numbers. */
export function check(
  name: string,
  given: unknown,
  low: number,
  high: number,
  n = -1,
  code?: ErrorCode,
): void {
  const list = n < 0 || !isArrayLike(given) ? undefined : given
  if (list && list.length !== n) fail('SHAPE', `${name} must have ${n} elements, but has ${list.length}`)
  for (let j = 0; j < (list ? n : 1); j++) {
    const value = list ? list[j] : given
    const number = typeof value === 'number'
    if (number && value >= low && value <= high) continue
    const where = list ? `${name}[${j}]` : name
    const what = code ? 'finite' : `a number from ${low} to ${high}`
    fail(number ? (code ?? 'PARAMETER') : 'TYPE', `${where} must be ${what}, but is ${show(value)}`)
  }
}

/** Refuses v and y that are not finite: nothing has a least distance to them. */
export const checkFinite = (name: string, given: unknown, n: number): void =>
  check(name, given, -MAX, MAX, n, 'NOT_FINITE')

/** Refuses a v that cannot be written to in place. */
export function checkVector(v: Float64Array): void {
  if (numericTag(v) !== 'Float64Array') {
    fail('TYPE', `v must be a Float64Array, but is ${show(v)}: pass Float64Array.from(v)`)
  }
  checkFinite('v', v, v.length)
}

/** Refuses what cannot be a strength or a size: it is finite and at least 0. */
export const checkSize = (name: string, given: unknown): void => check(name, given, 0, MAX)
