import { isArrayLike } from '../checks.ts'
import { fail } from '../errors.ts'
import { range } from '../settings.ts'
import type { Spec } from '../spec.ts'
import { show } from '../words.ts'

/** Checks the shares of the L1 norm to choose among; the estimator's own where none are given. */
export function ratiosOf(given: unknown, { name, l1Ratio }: Spec, own: number): Float64Array {
  if (given === undefined) return Float64Array.of(own)
  if (l1Ratio === undefined) fail('PARAMETER', `${name} has no penalty: leave out l1Ratios`)
  if (!isArrayLike(given)) fail('TYPE', `l1Ratios must be an array of numbers, but is ${show(given)}`)
  if (given.length === 0) fail('PARAMETER', 'l1Ratios is empty: at least one is needed')
  return Float64Array.from(given as ArrayLike<number>, (ratio, r) => range(0, 1)(ratio, `l1Ratios[${r}]`, 0))
}
