import fc from 'fast-check'
import { type Activation, activations, type Loss, losses } from './task'

/** A random network and its data in a few words: all that a counterexample needs to print. */
export interface NetworkSpec {
  readonly seed: number
  readonly n: number
  readonly p: number
  readonly hidden: readonly number[]
  readonly activation: Activation
  readonly loss: Loss
  /** Of softmax. */
  readonly classes: number
  /** Deep in its noise, or hardly any. */
  readonly noise: number
  readonly weights: 'none' | 'positive' | 'zeros' | 'integer'
  readonly offset: boolean
  readonly factors: 'none' | 'positive' | 'zero' | 'infinite' | 'all'
  readonly standardize: boolean
  readonly alpha: number
  readonly l1Ratio: number
  readonly groups: 'weights' | 'inputs' | 'units'
  readonly adaptive: boolean
  /** Each times a power of ten from -4 to 4, or a hundred deviations from 0. */
  readonly columns: 'plain' | 'scaled' | 'shifted'
  /** Of a y that is no class and no count. */
  readonly unit: number
  readonly delta: number
}

function weighted<T>(...choices: [number, T][]): fc.Arbitrary<T> {
  return fc.oneof(...choices.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })))
}

export const networkSpec: fc.Arbitrary<NetworkSpec> = fc.record<NetworkSpec>({
  seed: fc.noShrink(fc.integer({ min: 1, max: 2 ** 30 })),
  n: fc.integer({ min: 1, max: 60 }),
  p: fc.integer({ min: 1, max: 8 }),
  hidden: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 0, maxLength: 3 }),
  activation: fc.constantFrom(...activations),
  loss: fc.constantFrom(...losses),
  classes: fc.constantFrom(3, 4),
  noise: fc.constantFrom(0.5, 0.05),
  weights: weighted([3, 'none'], [1, 'positive'], [1, 'zeros'], [1, 'integer']),
  offset: weighted([2, false], [1, true]),
  factors: weighted([4, 'none'], [1, 'positive'], [1, 'zero'], [1, 'infinite'], [1, 'all']),
  standardize: weighted([2, false], [1, true]),
  alpha: fc.integer({ min: -30, max: -3 }).map((tenths) => 10 ** (tenths / 10)),
  l1Ratio: fc.constantFrom(1, 0.5, 0.9, 0.05, 0),
  groups: weighted([3, 'weights'], [1, 'inputs'], [1, 'units']),
  adaptive: weighted([5, false], [1, true]),
  columns: weighted([4, 'plain'], [1, 'scaled'], [1, 'shifted']),
  unit: weighted([4, 1], [1, 1e-4], [1, 1e4]),
  delta: fc.constantFrom(0.3, 1, 3),
})
