import type { Steps } from '../core/steps.ts'
import { fail, WassoError } from '../errors.ts'
import { Problem } from '../fit/problem.ts'
import type { Target } from '../fit/target.ts'
import { columnsOf } from '../matrix/columns.ts'
import type { Resident } from '../matrix/resident.ts'
import { trace } from '../path/trace.ts'
import type { Settings } from '../settings.ts'
import type { Spec } from '../spec.ts'
import type { Folds } from './folds.ts'
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
    const heldOut = { core, spec, y: pick(target.y), s, S: s.reduce((sum, weight) => sum + weight) }
    const predict = predictor(X, own, target.offset && pick(target.offset))
    const scores = new Float64Array(alphas.length)
    const room = core.mark()
    try {
      const problem = new Problem(X, spec, settings, { ...target, weights })
      yield* trace(problem, alphas, l1Ratio, ({ coef, intercept }, i) => {
        scores[i] = score({ ...heldOut, z: predict(coef, intercept) })
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

/** z = X w + b + o at these rows; what it returns is overwritten by the next call. */
function predictor(X: Resident, rows: Int32Array, offset: Float64Array | undefined) {
  const z = new Float64Array(rows.length)
  const place = new Int32Array(X.n).fill(-1)
  rows.forEach((i, t) => {
    place[i] = t
  })
  return (coef: Float64Array, intercept: number): Float64Array => {
    if (offset) for (let t = 0; t < z.length; t++) z[t] = intercept + offset[t]!
    else z.fill(intercept)
    const column = columnsOf(X)
    for (let j = 0; j < coef.length; j++) {
      const w = coef[j]!
      if (w === 0) continue
      const { values, rows: stored } = column(j)
      if (!stored) for (let t = 0; t < rows.length; t++) z[t]! += w * values[rows[t]!]!
      else
        for (let e = 0; e < values.length; e++) {
          const t = place[stored[e]!]!
          if (t >= 0) z[t]! += w * values[e]!
        }
    }
    return z
  }
}
