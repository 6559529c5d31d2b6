import type { Steps } from '../core/steps.ts'
import { WassoError } from '../errors.ts'
import { Problem } from '../fit/problem.ts'
import type { Resident } from '../matrix/resident.ts'
import { trace } from '../path/trace.ts'
import type { Settings } from '../settings.ts'
import type { Spec } from '../spec.ts'
import type { FoldSolver } from './fold-solver.ts'
import type { Folds } from './folds.ts'

/** The Gram matrices of all folds: at most 256 MiB of doubles. */
const MOST = 2 ** 25

/**
 * Squared loss, a kink and squared errors: without fold k, X'X is that of all rows less that of the fold, so
 * one pass over X serves all folds, their fits and their errors. Where too few digits are left: `otherwise`.
 */
export function* condensed(
  problem: Problem,
  X: Resident,
  spec: Spec,
  settings: Settings,
  { foldId, total }: Folds,
  sizes: readonly number[],
  errors: number | undefined,
  otherwise: FoldSolver,
): Steps<FoldSolver> {
  const { core, n, p } = X
  const wanted = errors !== undefined && spec.loss === 0 && settings.solver === 'auto'
  if (!wanted || total * (p + 2) ** 2 > MOST) return otherwise
  const order = Int32Array.from(foldId.keys()).sort((i, k) => foldId[i]! - foldId[k]!)
  const ends = new Int32Array(total).fill(n)
  order.forEach((i, t) => {
    if (foldId[i]! > 0 && (t === 0 || foldId[order[t - 1]!] !== foldId[i])) ends[foldId[i]! - 1] = t
  })
  const moments = (yield* problem.moments(order, ends)) >>> 0
  if (moments === 0) return otherwise
  return function* (k, alphas, l1Ratio) {
    const scores = new Float64Array(alphas.length)
    const room = core.mark()
    try {
      const rest = l1Ratio > 0 ? core.without(moments, k) >>> 0 : 0
      if (rest !== 0) {
        const fold = new Problem(X, spec, settings, rest)
        yield* trace(fold, alphas, l1Ratio, (_, i) => {
          scores[i] = (errors * fold.foldError(moments, k)) / sizes[k]!
          return scores[i]! >= 0
        })
        if (scores.every((score) => score >= 0)) return scores
      }
    } catch (error) {
      if (!(error instanceof WassoError)) throw error
    } finally {
      core.release(room)
    }
    return yield* otherwise(k, alphas, l1Ratio)
  }
}
