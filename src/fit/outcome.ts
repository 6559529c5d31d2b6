import type { Solver } from '../core/exports.ts'
import { type ErrorCode, fail } from '../errors.ts'
import type { Spec } from '../spec.ts'

/** Turns what `solve` returned without a model into its error. */
export function refuseOutcome(
  outcome: number,
  { name, log }: Spec,
  solver: Solver,
  alpha: number,
  l1Ratio: number,
): void {
  const how = `(alpha is ${alpha}): penalise every feature`
  const zeros = log ? '; where every y is 0, fit no intercept' : ''
  const errors: Record<number, [ErrorCode, string]> = {
    2: ['SEPARABLE', `the classes are separable, so ${name} has no finite optimum ${how}`],
    3: ['UNBOUNDED', `${name} has no finite optimum on these data ${how}${zeros}`],
    4: [
      'PARAMETER',
      `solver "${solver}" cannot do ${name} with alpha ${alpha} and l1Ratio ${l1Ratio} here: use "auto"`,
    ],
    6: ['INTERNAL', 'too few digits are left in the moments of the rows'],
    5: ['NOT_FINITE', 'the objective overflows: divide y, X or the offset by a constant'],
  }
  const error = errors[outcome]
  if (error) fail(...error)
}
