import { sliced } from '../core/call.ts'
import { type CoreExports, Report, solvers } from '../core/exports.ts'
import { doubles, put, reserve } from '../core/memory.ts'
import type { Steps } from '../core/steps.ts'
import { fail } from '../errors.ts'
import type { Source } from '../matrix/types.ts'
import { write } from '../matrix/write.ts'
import { type Certificate, certificateOf } from '../model/certificate.ts'
import type { Model } from '../model/model.ts'
import type { Settings } from '../settings.ts'
import { refuseOutcome } from './outcome.ts'
import type { Spec } from './spec.ts'
import type { Target } from './target.ts'

interface Solution {
  readonly coef: Float64Array
  readonly intercept: number
  readonly certificate: Certificate
}

/** Puts the problem into the core, solves it and reads the answer. */
export function* solution(
  core: CoreExports,
  spec: Spec,
  settings: Settings,
  X: Source,
  { y, weights, offset }: Target,
  start: Model | undefined,
): Steps<Solution> {
  const { alpha, l1Ratio, penaltyFactor, lower, upper, solver, tol, maxIter } = settings
  const design = yield* write(core, X)
  const [yAt, weightsAt, offsetAt] = [put(core, y), put(core, weights), put(core, offset)]
  const [factors, low, high] = [put(core, penaltyFactor), put(core, lower), put(core, upper)]
  const [intercept, standardize] = [Number(settings.fitIntercept), Number(settings.standardize)]
  const problem = yield* sliced(core, () =>
    core.problem(design, spec.loss, 0, yAt, weightsAt, offsetAt, intercept, standardize),
  )
  const penalty = core.penalty(alpha, l1Ratio, factors, low, high)

  const p = X.cols
  const coefAt =
    start === undefined ? reserve(core, 8 * p, 'the coefficients') : put(core, within(start.coef, settings))
  const interceptAt = put(core, Float64Array.of(start?.intercept ?? 0))
  const reportAt = reserve(core, 8 * Report.length, 'the certificate')
  const id = solvers.indexOf(solver)
  const outcome = yield* sliced(core, () =>
    core.solve(
      problem,
      penalty,
      id,
      tol,
      maxIter,
      Number(start !== undefined),
      coefAt,
      interceptAt,
      reportAt,
    ),
  )
  refuseOutcome(outcome, spec, settings)

  // Adding 0 turns -0 into 0.
  const coef = doubles(core, coefAt, p).map((w) => w + 0)
  const b = doubles(core, interceptAt, 1)[0]! + 0
  if (!coef.every(Number.isFinite) || !Number.isFinite(b)) {
    fail('NOT_FINITE', 'the coefficients overflow: X is too small beside y, scale one of them')
  }
  return { coef, intercept: b, certificate: certificateOf(outcome, doubles(core, reportAt, Report.length)) }
}

/** The start, made to obey the bounds and the exclusions of this fit. */
function within(coef: Float64Array, { penaltyFactor, lower, upper }: Settings): Float64Array {
  return coef.map((w, j) =>
    penaltyFactor?.[j] === Infinity
      ? 0
      : Math.min(Math.max(w, lower?.[j] ?? -Infinity), upper?.[j] ?? Infinity),
  )
}
