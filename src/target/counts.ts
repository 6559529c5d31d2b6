import { fail } from '../errors.ts'

/** Refuses a y below 0; in rows of weight 0 it is put out of the way. */
export function checkCounts(y: Float64Array, weights: Float64Array | undefined, name: string): void {
  for (let i = 0; i < y.length; i++) {
    if (y[i]! >= 0) continue
    if (weights?.[i] !== 0) {
      fail('DOMAIN', `y must be at least 0 for ${name}, but is ${y[i]} at row ${i}, counted from 0`)
    }
    y[i] = 0
  }
}
