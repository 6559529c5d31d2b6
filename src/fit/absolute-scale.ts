import type { Steps } from '../core/steps.ts'
import type { Resident } from '../matrix/resident.ts'
import type { Settings } from '../settings.ts'
import { specs } from '../spec.ts'
import { Problem } from './problem.ts'
import type { Target } from './target.ts'

/** The third quartile of the standard normal distribution. */
const NORMAL = 0.6744897501960817

/**
 * median |r| / 0.6745 over the residuals of the least-absolute-deviations fit with these settings: the standard
 * deviation, were the errors normal.
 *
 * Source: F. Hampel, The influence curve and its role in robust estimation, JASA 69 (1974).
 */
export function* absoluteScale(X: Resident, settings: Settings, target: Target): Steps<number> {
  const { core } = X
  const room = core.mark()
  const spec = specs.LeastAbsoluteDeviations
  const problem = new Problem(X, spec, { ...settings, solver: 'auto' }, { ...target, loss: spec.loss })
  yield* problem.solve(settings.alpha, settings.l1Ratio)
  const residuals = problem.residuals().map(Math.abs)
  core.release(room)
  return median(residuals, target.weights) / NORMAL
}

/** Half of the weight lies on either side: whole weights mean the same as repeated values. */
function median(values: Float64Array, s: Float64Array | undefined): number {
  const order = Array.from(values, (_, i) => i).filter((i) => s?.[i] !== 0)
  order.sort((i, k) => values[i]! - values[k]!)
  const half = order.reduce((sum, i) => sum + (s?.[i] ?? 1), 0) / 2
  let below = 0
  for (let t = 0; t < order.length; t++) {
    below += s?.[order[t]!] ?? 1
    if (below > half) return values[order[t]!]!
    if (below === half) return (values[order[t]!]! + values[order[t + 1]!]!) / 2
  }
  return values[order.at(-1)!]!
}
