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
 * Squared loss and squared errors: without fold k, X'X is that of all rows less that of the fold, so
 * one pass over X serves all folds, their fits and their errors. Where too few digits are left: `otherwise`.
 */
export function* condensed(
  problem: Problem,
  X: Resident,
  spec: Spec,
  settings: Settings,
  { rows, total }: Folds,
  sizes: readonly number[],
  errors: number | undefined,
  otherwise: FoldSolver,
): Steps<FoldSolver> {
  const { core, p } = X
  const wanted = errors !== undefined && spec.loss === 0 && settings.solver === 'auto'
  if (!wanted || total * (p + 2) ** 2 > MOST) return otherwise
  const order = new Int32Array(rows.reduce((sum, own) => sum + own.length, 0))
  const ends = new Int32Array(total)
  let end = 0
  rows.forEach((own, k) => {
    order.set(own, end)
    end += own.length
    ends[k] = end
  })
  const moments = (yield* problem.moments(order, ends)) >>> 0
  if (moments === 0) return otherwise
  return function* (k, alphas, l1Ratio) {
    const scores = new Float64Array(alphas.length)
    const room = core.mark()
    try {
      const rest = core.without(moments, k) >>> 0
      if (rest !== 0) {
        const fold = new Problem(X, spec, settings, rest)
        yield* trace(fold, alphas, l1Ratio, ({ certificate }, i) => {
          const proven = certificate.status === 'optimal'
          scores[i] = proven ? (errors * fold.foldError(moments, k)) / sizes[k]! : NaN
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
