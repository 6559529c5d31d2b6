import type { Steps } from '../core/steps.ts'
import { fail } from '../errors.ts'
import { type Arguments, callOf } from '../fit/call.ts'
import { checkData } from '../fit/data.ts'
import { problemOf } from '../fit/problem.ts'
import { fixed, tuned } from '../fit/tune.ts'
import type { AnyOptions } from '../options.ts'
import { during } from '../path/during.ts'
import { factsOf } from '../path/facts.ts'
import { alphasOf } from '../path/grid.ts'
import type { PathParts } from '../path/path.ts'
import { tracePath } from '../path/trace-path.ts'
import { settingsOf, whole } from '../settings.ts'
import type { Spec } from '../spec.ts'
import { condensed } from './condensed.ts'
import type { CrossValidateAsyncData } from './data.ts'
import { refitting } from './fold-solver.ts'
import { foldsOf } from './folds.ts'
import { ratiosOf } from './l1-ratios.ts'
import { leaveOneOut } from './leave-one-out.ts'
import { type Scoring, scorerOf } from './scoring.ts'
import { bestOf, summary } from './summary.ts'

/** What a cross-validation is made of; what has a row per ratio is flat, row after row. */
export interface CrossParts {
  readonly alphas: Float64Array
  readonly l1Ratios: Float64Array
  readonly mean: Float64Array
  readonly standardError: Float64Array
  readonly foldScores: Float64Array
  readonly foldId: Int32Array
  readonly folds: number
  readonly seed: number
  readonly scoring: Scoring
  /** Where the best and the most regularised of the good ones stand in the path. */
  readonly chosen: readonly [best: number, oneStandardError: number]
  readonly path: PathParts
}

/** One cross-validation, from what the caller passed to what a CrossValidation is made of. */
export function* crossSteps(
  spec: Spec,
  options: AnyOptions,
  given: Arguments<CrossValidateAsyncData>,
  keys: readonly string[],
): Steps<CrossParts> {
  const call = callOf(given)
  const asGiven = settingsOf(spec, options, call.p, false)
  const data = checkData(call.data, keys, call.p)
  const asked = alphasOf(data, call.n, call.p, spec.l1Ratio !== undefined)
  const l1Ratios = ratiosOf(data.l1Ratios, spec, asGiven.l1Ratio)
  const { scoring = 'loss' } = data
  const scorer = scorerOf(scoring, spec)
  const seed = data.seed === undefined ? 0 : whole(0, 2 ** 32 - 1)(data.seed, 'seed', 0)
  const target = yield* call.target(spec, asGiven)
  if (scoring === 'auc' && target.outputs > 1) {
    fail('PARAMETER', `scoring "auc" wants two classes, but there are ${target.outputs}: use "log-loss"`)
  }
  const folds = foldsOf(data, call.n, target, seed)
  if (scoring === 'r2' && folds.rows.some((rows) => rows.length < 2)) {
    fail('PARAMETER', 'scoring "r2" needs two rows in each fold: use "squared-error"')
  }

  return yield* call.withRows(function* (X) {
    const { settings } = yield* tuned(X, asGiven, target)
    const K = folds.total
    const problem = problemOf(X, spec, settings, target)
    const grids: Float64Array[] = []
    for (const l1Ratio of l1Ratios) {
      grids.push(typeof asked === 'function' ? asked(yield* problem.alphaMax(l1Ratio)) : asked)
    }

    const count = grids[0]!.length
    const width = count * l1Ratios.length
    const foldScores = new Float64Array(K * width)
    const sizes = folds.rows.map((rows) => rows.reduce((S, i) => S + (target.weights?.[i] ?? 1), 0))
    const rowwise = refitting(X, spec, settings, target, folds, scorer.score)
    const solver = yield* condensed(problem, X, spec, settings, folds, sizes, scorer.errors, rowwise)
    const total = K * l1Ratios.length
    const last = problemOf(X, spec, settings, target)
    const single = settings.solver === 'auto' && folds.rows.every((rows) => rows.length === 1)
    for (const [r, l1Ratio] of l1Ratios.entries()) {
      const closed = single && l1Ratio === 0 && (yield* leaveOneOut(last, folds, grids[r]!, scoring))
      if (closed) {
        for (let k = 0; k < K; k++)
          foldScores.set(closed.subarray(k * count, (k + 1) * count), k * width + r * count)
        yield { phase: 'fold', done: (r + 1) * K, total }
        continue
      }
      for (let k = 0; k < K; k++) {
        const done = r * K + k
        const scores = yield* during(solver(k, grids[r]!, l1Ratio), { phase: 'fold', done, total })
        foldScores.set(scores, k * width + r * count)
        yield { phase: 'fold', done: done + 1, total }
      }
    }

    const [mean, standardError] = [new Float64Array(width), new Float64Array(width)]
    for (let i = 0; i < width; i++) {
      const scores = sizes.map((_, k) => foldScores[k * width + i]!)
      ;[mean[i], standardError[i]] = summary(scores, sizes)
    }
    const sign = scorer.high ? -1 : 1
    const top = bestOf(mean, sign)
    const r = Math.floor(top / count)
    const within = sign * mean[top]! + standardError[top]!
    const row = mean.subarray(r * count, (r + 1) * count)
    const chosen = [top - r * count, row.findIndex((value) => sign * value <= within)] as const

    const facts = factsOf(spec, fixed(spec, options, settings), call, target)
    const path = {
      ...facts,
      ...(yield* tracePath(X, problem, spec, settings, target, grids[r]!, l1Ratios[r]!)),
    }
    const alphas = new Float64Array(width)
    grids.forEach((grid, at) => {
      alphas.set(grid, at * count)
    })
    const { foldId } = folds
    return {
      alphas,
      l1Ratios,
      mean,
      standardError,
      foldScores,
      foldId,
      folds: K,
      seed,
      scoring,
      chosen,
      path,
    }
  })
}
