import type { Steps } from '../core/steps.ts'
import { fail } from '../errors.ts'
import { type Arguments, callOf } from '../fit/call.ts'
import { checkData } from '../fit/data.ts'
import { type Problem, problemOf } from '../fit/problem.ts'
import { fixed, tuned } from '../fit/tune.ts'
import type { AnyOptions } from '../options.ts'
import { factsOf } from '../path/facts.ts'
import { alphasOf } from '../path/grid.ts'
import type { PathParts } from '../path/path.ts'
import { tracePath } from '../path/trace-path.ts'
import { settingsOf, whole } from '../settings.ts'
import type { Spec } from '../spec.ts'
import { condensed } from './condensed.ts'
import type { CrossValidateAsyncData } from './data.ts'
import { type FoldSolver, refitting } from './fold-solver.ts'
import { foldsOf } from './folds.ts'
import { ratiosOf } from './l1-ratios.ts'
import { leaveOneOut } from './leave-one-out.ts'
import type { CrossFacts } from './parts.ts'
import { scorerOf } from './scoring.ts'

/** A cross-validation taken apart: its pieces can be done in any order, anywhere, to the same bits. */
export interface Cross {
  readonly facts: CrossFacts
  /** Fold k at the alphas of ratio r: a score per alpha. */
  fold(k: number, r: number): Steps<Float64Array>
  /** All folds at ratio r, a row per fold; undefined where there is no closed form. */
  closed(r: number): Steps<Float64Array | undefined>
  /** All rows at ratio r. */
  path(r: number): Steps<PathParts>
}

/** Work on a cross-validation, from what the caller passed. */
export function* withCross<T>(
  spec: Spec,
  options: AnyOptions,
  given: Arguments<CrossValidateAsyncData>,
  keys: readonly string[],
  work: (cross: Cross) => Steps<T>,
): Steps<T> {
  const call = callOf(given)
  const asGiven = settingsOf(spec, options, call.p, false)
  const data = checkData(call.data, keys, call.p)
  const asked = alphasOf(data, call.n, call.p, spec)
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
    const problem = problemOf(X, spec, settings, target) as Problem
    const grids: Float64Array[] = []
    for (const l1Ratio of l1Ratios) {
      grids.push(typeof asked === 'function' ? asked(yield* problem.alphaMax(l1Ratio)) : asked)
    }
    const sizes = folds.rows.map((rows) => rows.reduce((S, i) => S + (target.weights?.[i] ?? 1), 0))
    const single = settings.solver === 'auto' && folds.rows.every((rows) => rows.length === 1)
    const rowwise = refitting(X, spec, settings, target, folds, scorer.score)
    const solver: FoldSolver = yield* condensed(
      problem,
      X,
      spec,
      settings,
      folds,
      sizes,
      scorer.errors,
      rowwise,
    )
    const last = problemOf(X, spec, settings, target) as Problem
    const facts: CrossFacts = {
      l1Ratios,
      grids,
      sizes,
      foldId: folds.foldId,
      seed,
      scoring,
      sign: scorer.high ? -1 : 1,
      closed: Array.from(l1Ratios, (l1Ratio) => single && l1Ratio === 0),
    }
    return yield* work({
      facts,
      fold: (k, r) => solver(k, grids[r]!, l1Ratios[r]!),
      *closed(r) {
        return facts.closed[r] ? yield* leaveOneOut(last, folds, grids[r]!, scoring) : undefined
      },
      *path(r) {
        return {
          ...factsOf(spec, fixed(spec, options, settings), call, target),
          ...(yield* tracePath(X, problem, spec, settings, target, grids[r]!, l1Ratios[r]!)),
        }
      },
    })
  })
}
