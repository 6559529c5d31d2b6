import type { Steps } from '../core/steps.ts'
import type { Problem } from '../fit/problem.ts'
import type { Folds } from './folds.ts'
import type { Scoring } from './scoring.ts'

/** Residuals held at once, 64 MiB. */
const MOST = 2 ** 23

/**
 * A ridge with a row in each fold: the scores of the folds at every alpha, a row per fold, without a fit of any.
 * undefined where there is no closed form.
 *
 * Source: D. Allen, The relationship between variable selection and data augmentation and a method for prediction,
 * Technometrics 16 (1974).
 */
export function* leaveOneOut(
  problem: Problem,
  { foldId, rows }: Folds,
  alphas: Float64Array,
  scoring: Scoring,
): Steps<Float64Array | undefined> {
  const n = foldId.length
  const count = alphas.length
  const scores = new Float64Array(rows.length * count)
  const step = Math.max(1, Math.floor(MOST / n))
  yield* problem.follow(0)
  for (let first = 0; first < count; first += step) {
    const some = alphas.subarray(first, first + step)
    const residuals = yield* problem.leaveOneOut(some)
    if (residuals === undefined) return undefined
    rows.forEach(([i], k) => {
      for (let a = 0; a < some.length; a++) {
        const e = Math.abs(residuals[a * n + i!]!)
        scores[k * count + first + a] =
          scoring === 'absolute-error' ? e : scoring === 'loss' ? (e * e) / 2 : e * e
      }
    })
  }
  return scores
}
