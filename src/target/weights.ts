import type { Steps } from '../core/steps.ts'
import { fail } from '../errors.ts'
import { vector } from './vector.ts'

/** Sample weights: at least 0, not all 0, with a finite sum. `undefined` means 1 for every row. */
export function* weightsOf(given: unknown, n: number): Steps<Float64Array | undefined> {
  if (given === undefined) return undefined
  const weights = yield* vector(given, n, 'sampleWeight')
  let sum = 0
  for (let i = 0; i < n; i++) {
    if (weights[i]! < 0) {
      fail('PARAMETER', `sampleWeight must be at least 0, but is ${weights[i]} at row ${i}, counted from 0`)
    }
    sum += weights[i]!
  }
  if (sum === 0) fail('PARAMETER', 'sampleWeight is 0 at every row: no row would count')
  if (sum === Infinity) fail('PARAMETER', 'sampleWeight sums to Infinity: divide it by a constant')
  return weights
}
