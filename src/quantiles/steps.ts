import { checkKeys, isArrayLike } from '../checks.ts'
import type { Steps } from '../core/steps.ts'
import { fail } from '../errors.ts'
import { type Arguments, callOf } from '../fit/call.ts'
import { checkData, type FitData, fitKeys } from '../fit/data.ts'
import { partsOf } from '../fit/parts.ts'
import { Problem, type Solution } from '../fit/problem.ts'
import { modelOf } from '../model/make.ts'
import type { QuantileModel } from '../model/regression.ts'
import type { PenalisedOptions } from '../options.ts'
import { penalised, settingsOf } from '../settings.ts'
import { specs } from '../spec.ts'
import { show } from '../words.ts'
import type { Crossing, Quantiles } from './quantiles.ts'

/** One fit after another, from what the caller passed. */
export function* quantileSteps(
  asked: unknown,
  options: PenalisedOptions | undefined,
  given: Arguments<FitData>,
): Steps<Quantiles> {
  const spec = specs.QuantileRegressor
  checkKeys(options, penalised, 'the options of fitQuantiles')
  const call = callOf(given)
  const { start } = checkData(call.data, fitKeys, call.p)
  if (!isArrayLike(asked)) fail('TYPE', `quantiles must be an array of numbers, but is ${show(asked)}`)
  const all = Array.from(asked, (quantile) =>
    settingsOf(spec, { ...options, quantile: (quantile ?? null) as number }, call.p, true),
  )
  const quantiles = Float64Array.from(all, ({ parameter }) => parameter)
  if (all.length === 0) fail('PARAMETER', 'quantiles is empty: at least one is needed')
  const fall = quantiles.findIndex((quantile, k) => quantile <= quantiles[k - 1]!)
  if (fall >= 0) {
    fail('PARAMETER', `quantiles must ascend, but ${quantiles[fall]} comes after ${quantiles[fall - 1]}`)
  }

  const target = yield* call.target(spec, all[0]!)
  return yield* call.withRows(function* (X) {
    const models: QuantileModel[] = []
    const crossings: Crossing[] = []
    let last: Float64Array | undefined
    let found: Solution | undefined
    for (const [k, settings] of all.entries()) {
      const { alpha, l1Ratio, parameter } = settings
      const room = X.core.mark()
      const problem = new Problem(X, spec, settings, target)
      if (found) problem.start({ coef: found.coef, intercept: found.intercepts })
      else if (start) problem.start(start)
      found = yield* problem.solve(alpha, l1Ratio)
      const residuals = problem.residuals()
      X.core.release(room)
      models.push(modelOf(spec, partsOf(spec, settings, call, target, found), {}) as QuantileModel)
      if (last) {
        const pair = { lower: quantiles[k - 1]!, upper: parameter }
        crossings.push(crossing(pair, last, residuals, target.y, target.weights))
      }
      last = residuals
      yield { phase: 'solve', done: k + 1, total: all.length }
    }
    return Object.freeze({ quantiles, models: Object.freeze(models), crossings: Object.freeze(crossings) })
  })
}

/** Where z of the lower quantile is above that of the upper, told by the residuals y - z of both. */
function crossing(
  pair: Pick<Crossing, 'lower' | 'upper'>,
  below: Float64Array,
  above: Float64Array,
  y: Float64Array,
  weights: Float64Array | undefined,
): Crossing {
  const rows: number[] = []
  let largest = 0
  y.forEach((v, i) => {
    const by = above[i]! - below[i]!
    // Two lines through one row differ there by rounding.
    if (weights?.[i] === 0 || !(by > 2 ** -40 * (Math.abs(v) + Math.abs(above[i]!) + Math.abs(below[i]!))))
      return
    rows.push(i)
    largest = Math.max(largest, by)
  })
  return Object.freeze({ ...pair, count: rows.length, rows: Int32Array.from(rows), largest })
}
