import { Outcome } from '../core/exports.ts'
import { fail } from '../errors.ts'
import type { Settings } from '../settings.ts'
import type { Spec } from './spec.ts'

/** Turns an outcome without a model into its error. */
export function refuseOutcome(outcome: number, { name }: Spec, { alpha, l1Ratio, solver }: Settings): void {
  if (outcome === Outcome.separable) {
    fail(
      'SEPARABLE',
      `the classes are separable by features that carry no penalty (alpha is ${alpha}), so there is no finite ` +
        'optimum: set alpha > 0, with a penaltyFactor > 0 for every feature',
    )
  }
  if (outcome === Outcome.unbounded) {
    fail('UNBOUNDED', `${name} has no finite optimum on these data (alpha is ${alpha}): set alpha > 0`)
  }
  if (outcome === Outcome.impossible) {
    const problem = `${name} with alpha ${alpha}, l1Ratio ${l1Ratio}, these bounds and this X`
    fail('PARAMETER', `solver "${solver}" cannot do ${problem}: use "auto"`)
  }
  if (outcome === Outcome.overflow) {
    fail('NOT_FINITE', 'the objective overflows: divide y, X or the offset by a constant')
  }
}
