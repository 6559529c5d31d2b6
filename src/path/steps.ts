import type { Steps } from '../core/steps.ts'
import { type Arguments, callOf } from '../fit/call.ts'
import { checkData, type PathAsyncData } from '../fit/data.ts'
import { problemOf } from '../fit/problem.ts'
import { fixed, tuned } from '../fit/tune.ts'
import type { AnyOptions } from '../options.ts'
import { range, settingsOf } from '../settings.ts'
import type { Spec } from '../spec.ts'
import { factsOf } from './facts.ts'
import { alphasOf } from './grid.ts'
import type { PathParts } from './path.ts'
import { tracePath } from './trace-path.ts'

/** One path, from what the caller passed to what a Path is made of; `keys` are those that data may have. */
export function* pathSteps(
  spec: Spec,
  options: AnyOptions,
  given: Arguments<PathAsyncData>,
  keys: readonly string[],
): Steps<PathParts> {
  const call = callOf(given)
  const settings = settingsOf(spec, options, call.p, false)
  const data = checkData(call.data, keys, call.p)
  const alphas = alphasOf(data, call.n, call.p, spec)
  const share = data.maxExplained
  const most = share === undefined ? Infinity : range(Number.MIN_VALUE, 1)(share, 'maxExplained', 0)
  const target = yield* call.target(spec, settings)
  return yield* call.withRows(function* (X) {
    const { settings: own } = yield* tuned(X, settings, target)
    const problem = problemOf(X, spec, own, target)
    const facts = factsOf(spec, fixed(spec, options, own), call, target)
    return { ...facts, ...(yield* tracePath(X, problem, spec, own, target, alphas, own.l1Ratio, most)) }
  })
}
