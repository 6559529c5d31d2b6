import type { Steps } from '../core/steps.ts'
import type { Parts } from '../model/model.ts'
import type { AnyOptions } from '../options.ts'
import { settingsOf } from '../settings.ts'
import type { Spec } from '../spec.ts'
import { type Arguments, callOf } from './call.ts'
import { checkData, type FitAsyncData } from './data.ts'
import { partsOf } from './parts.ts'
import { problemOf } from './problem.ts'
import { tuned } from './tune.ts'

/** One fit, from what the caller passed to what a model is made of; `keys` are those that data may have. */
export function* fitSteps(
  spec: Spec,
  options: AnyOptions,
  given: Arguments<FitAsyncData>,
  keys: readonly string[],
): Steps<Parts> {
  const call = callOf(given)
  const settings = settingsOf(spec, options, call.p, true)
  const { start } = checkData(call.data, keys, call.p)
  const target = yield* call.target(spec, settings)
  const parts = yield* call.withRows(function* (X) {
    const { settings: own, strength, scale } = yield* tuned(X, settings, target)
    const problem = problemOf(X, spec, own, target)
    if (start) problem.start(start)
    const found = yield* problem.solve(strength, own.l1Ratio)
    return partsOf(spec, own, call, target, found, problem.outliers(), scale)
  })
  yield { phase: 'solve', done: 1, total: 1 }
  return parts
}
