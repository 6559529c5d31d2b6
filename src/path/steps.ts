import type { Steps } from '../core/steps.ts'
import { type Arguments, callOf } from '../fit/call.ts'
import { checkData, type PathAsyncData } from '../fit/data.ts'
import { Problem } from '../fit/problem.ts'
import type { Target } from '../fit/target.ts'
import type { Resident } from '../matrix/resident.ts'
import { spread } from '../matrix/spread.ts'
import type { Certificate } from '../model/certificate.ts'
import type { PenalisedOptions } from '../options.ts'
import { range, type Settings, settingsOf } from '../settings.ts'
import type { Spec } from '../spec.ts'
import { type Alphas, alphasOf } from './grid.ts'
import type { PathParts } from './path.ts'
import { penaltyValue } from './penalty-value.ts'
import { trace } from './trace.ts'

/** One path, from what the caller passed to what a Path is made of; `keys` are those that data may have. */
export function* pathSteps(
  spec: Spec,
  options: PenalisedOptions,
  given: Arguments<PathAsyncData>,
  keys: readonly string[],
): Steps<PathParts> {
  const call = callOf(given)
  const settings = settingsOf(spec, options, call.p, false)
  const data = checkData(call.data, keys, call.p)
  const alphas = alphasOf(data, call.n, call.p, spec.l1Ratio !== undefined)
  const share = data.maxExplained
  const most = share === undefined ? Infinity : range(Number.MIN_VALUE, 1)(share, 'maxExplained', 0)
  const target = yield* call.target(spec)
  return yield* call.withRows(function* (X) {
    const problem = new Problem(X, spec, settings, target)
    const facts = factsOf(spec, options, call.names, target)
    return { ...facts, ...(yield* tracePath(X, problem, settings, target, alphas, settings.l1Ratio, most)) }
  })
}

/** What a path says of its data and its estimator. */
export function factsOf(
  { name }: Spec,
  options: PenalisedOptions,
  names: readonly string[] | undefined,
  { classes, offset }: Target,
) {
  return {
    type: name,
    options,
    ...(names && { featureNames: names }),
    ...(classes && { classes }),
    usesOffset: offset !== undefined,
  }
}

/** The numbers of a path. */
export function* tracePath(
  X: Resident,
  problem: Problem,
  settings: Settings,
  { weights }: Target,
  asked: Alphas,
  l1Ratio: number,
  most = Infinity,
) {
  const { n, p } = X
  const alphas = typeof asked === 'function' ? asked(yield* problem.alphaMax(l1Ratio)) : asked
  const count = alphas.length
  const coefs = new Float64Array(count * p)
  const [intercepts, losses] = [new Float64Array(count), new Float64Array(count)]
  const certificates: Certificate[] = []
  const sd = settings.standardize ? spread(X, weights) : undefined
  let nullLoss = 0
  yield* trace(problem, alphas, l1Ratio, (found, i) => {
    coefs.set(found.coef, i * p)
    intercepts[i] = found.intercept
    certificates.push(found.certificate)
    const { objective } = found.certificate
    losses[i] = Math.max(0, objective - penaltyValue(found.coef, alphas[i]!, l1Ratio, settings, sd))
    nullLoss = found.nullLoss
    return !(nullLoss - losses[i]! >= most * nullLoss)
  })
  const done = certificates.length
  const knots = problem.knots()
  return {
    l1Ratio,
    alphas: alphas.slice(0, done),
    coefs: coefs.slice(0, done * p),
    intercepts: intercepts.slice(0, done),
    certificates: Object.freeze(certificates),
    losses: losses.slice(0, done),
    nullLoss,
    totalWeight: weights ? weights.reduce((sum, weight) => sum + weight) : n,
    ...(knots.length > 0 && { knots: knotsOf(knots) }),
  }
}

/** Pairs (alpha, j + 1 or -(j + 1)) as objects. */
function knotsOf(pairs: Float64Array) {
  return Object.freeze(
    Array.from({ length: pairs.length / 2 }, (_, k) => {
      const sign = pairs[2 * k + 1]!
      return Object.freeze({ alpha: pairs[2 * k]!, feature: Math.abs(sign) - 1, enters: sign > 0 })
    }),
  )
}
