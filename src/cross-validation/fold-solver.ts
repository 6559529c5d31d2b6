import type { Steps } from '../core/steps.ts'
import { fail, WassoError } from '../errors.ts'
import { problemOf } from '../fit/problem.ts'
import { lossOf, type Target } from '../fit/target.ts'
import type { Resident } from '../matrix/resident.ts'
import { trace } from '../path/trace.ts'
import type { Settings } from '../settings.ts'
import type { Spec } from '../spec.ts'
import type { Folds } from './folds.ts'
import { predictor } from './predictor.ts'
import type { HeldOut } from './scoring.ts'

/** Trains without fold k at descending alphas, and scores each model on fold k: a score per alpha. */
export type FoldSolver = (k: number, alphas: Float64Array, l1Ratio: number) => Steps<Float64Array>

/** Fold k as a problem of its own, on the same X with weight 0 on the rows of the fold. */
export function refitting(
  X: Resident,
  spec: Spec,
  settings: Settings,
  target: Target,
  { rows }: Folds,
  score: (rows: HeldOut) => number,
): FoldSolver {
  const { core, n } = X
  return function* (k, alphas, l1Ratio) {
    const own = rows[k]!
    const pick = (values: Float64Array) => Float64Array.from(own, (i) => values[i]!)
    const weights = target.weights?.slice() ?? new Float64Array(n).fill(1)
    const s = pick(weights)
    for (const i of own) weights[i] = 0
    const heldOut: Omit<HeldOut, 'z'> = {
      core,
      log: spec.log,
      id: lossOf(target, settings),
      y: pick(target.y),
      s,
      S: s.reduce((sum, weight) => sum + weight),
    }
    const { offset, outputs } = target
    const m = own.length
    const here = (planes: Float64Array) =>
      Float64Array.from({ length: m * outputs }, (_, at) => planes[Math.floor(at / m) * n + own[at % m]!]!)
    const o = offset && here(offset)
    const scores = new Float64Array(alphas.length)
    const room = core.mark()
    try {
      const problem = problemOf(X, spec, { ...settings, ...spec.kind?.inFolds }, { ...target, weights })
      const linear = predictor(X, own, o)
      const predict = (coef: Float64Array, intercepts: Float64Array) =>
        problem.outputs
          ? here(problem.outputs(coef, intercepts)).map((z, at) => z + (o?.[at] ?? 0))
          : linear(coef, intercepts)
      yield* trace(problem, alphas, l1Ratio, ({ coef, intercepts }, i) => {
        scores[i] = score({ ...heldOut, z: predict(coef, intercepts) })
        return true
      })
    } catch (error) {
      if (error instanceof WassoError) fail(error.code, `in fold ${k}: ${error.message}`, error)
      throw error
    } finally {
      core.release(room)
    }
    return scores
  }
}
