import { sliced } from '../core/call.ts'
import { type CoreExports, solvers } from '../core/exports.ts'
import { doubles, put } from '../core/memory.ts'
import type { Steps } from '../core/steps.ts'
import { fail } from '../errors.ts'
import type { Source } from '../matrix/types.ts'
import { write } from '../matrix/write.ts'
import { type Certificate, certificateOf, REPORT } from '../model/certificate.ts'
import type { Model } from '../model/model.ts'
import type { Settings } from '../settings.ts'
import type { Spec } from '../spec.ts'
import { refuseOutcome } from './outcome.ts'
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
  target: Target,
  start: Model | undefined,
): Steps<Solution> {
  const p = X.cols
  const at = (values: Float64Array | undefined) => put(core, values)
  const design = yield* write(core, X)
  const [y, weights, offset] = [at(target.y), at(target.weights), at(target.offset)]
  const [factors, lower, upper] = [at(settings.penaltyFactor), at(settings.lower), at(settings.upper)]
  const coef = at(start ? within(start.coef, settings) : new Float64Array(p))
  const intercept = at(Float64Array.of(settings.fitIntercept ? (start?.intercept ?? 0) : 0))
  const report = at(new Float64Array(REPORT))

  const { fitIntercept, standardize, alpha, l1Ratio, tol, maxIter } = settings
  const problem = core.problem(
    design,
    spec.loss,
    0,
    y,
    weights,
    offset,
    Number(fitIntercept),
    Number(standardize),
  )
  const penalty = core.penalty(alpha, l1Ratio, factors, lower, upper)
  const solver = solvers.indexOf(settings.solver)
  const outcome = yield* sliced(core, () =>
    core.solve(problem, penalty, solver, tol, maxIter, start ? 1 : 0, coef, intercept, report),
  )
  refuseOutcome(outcome, spec, settings)

  // Adding 0 turns -0 into 0.
  const w = doubles(core, coef, p).map((value) => value + 0)
  const b = doubles(core, intercept, 1)[0]! + 0
  if (!(w.every(Number.isFinite) && Number.isFinite(b))) {
    fail('NOT_FINITE', 'the coefficients overflow: multiply X by a constant')
  }
  return { coef: w, intercept: b, certificate: certificateOf(outcome, doubles(core, report, REPORT)) }
}

/** The start, made to obey the bounds and the exclusions of this fit. */
function within(coef: Float64Array, { penaltyFactor, lower, upper }: Settings): Float64Array {
  return coef.map((w, j) =>
    penaltyFactor?.[j] === Infinity
      ? 0
      : Math.min(Math.max(w, lower?.[j] ?? -Infinity), upper?.[j] ?? Infinity),
  )
}
