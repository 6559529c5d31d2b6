import { fail } from '../errors.ts'
import { place, show } from '../words.ts'

type Names = readonly string[] | undefined

/** Refuses what is not a number: null, '', true, a bigint, a hole. */
export function refuse(value: unknown, row: number, column: number, names: Names): never {
  fail('TYPE', `X must hold numbers, but is ${show(value)} at ${place(row, column, names)}`)
}

/** Refuses NaN and the infinities. */
export function refuseNotFinite(value: number, row: number, column: number, names: Names): never {
  fail('NOT_FINITE', `X must be finite, but is ${value} at ${place(row, column, names)}`)
}

/** Index of the first value that is not finite, -1 if there is none. */
export function firstNotFinite(values: ArrayLike<number>, count: number): number {
  for (let k = 0; k < count; k++) if (values[k]! - values[k]! !== 0) return k
  return -1
}
