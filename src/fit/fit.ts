import type { Steps } from '../core/steps.ts'
import type { Parts } from '../model/model.ts'
import type { PenalisedOptions } from '../options.ts'
import { settingsOf } from '../settings.ts'
import type { Spec } from '../spec.ts'
import { type Arguments, callOf } from './call.ts'
import { checkData, type FitAsyncData } from './data.ts'
import { Problem } from './problem.ts'

/** One fit, from what the caller passed to what a model is made of; `keys` are those that data may have. */
export function* fitSteps(
  spec: Spec,
  options: PenalisedOptions,
  given: Arguments<FitAsyncData>,
  keys: readonly string[],
): Steps<Parts> {
  const call = callOf(given)
  const settings = settingsOf(spec, options, call.p, true)
  const { start } = checkData(call.data, keys, call.p)
  const target = yield* call.target(spec)
  const { alpha, l1Ratio } = settings
  const { coef, intercept, certificate } = yield* call.withRows(function* (X) {
    const problem = new Problem(X, spec, settings, target)
    if (start) problem.start(start)
    return yield* problem.solve(alpha, l1Ratio)
  })
  yield { phase: 'solve', done: 1, total: 1 }
  return {
    type: spec.name,
    alpha,
    l1Ratio,
    ...(call.names && { featureNames: call.names }),
    ...(target.classes && { classes: target.classes }),
    usesOffset: target.offset !== undefined,
    coef,
    intercept,
    certificate,
  }
}
