import type { CoreExports } from '../core/exports.ts'
import { put } from '../core/memory.ts'
import { lossOf, type Target } from '../fit/target.ts'
import { excess, nullPredictor } from '../model/deviance.ts'
import type { Settings } from '../settings.ts'

/** The loss of the best z for each row, and what the best intercept alone adds to it; means over the rows. */
export function leastLosses(core: CoreExports, target: Target, settings: Settings) {
  const { y, weights } = target
  const id = lossOf(target, settings)
  const z = nullPredictor(core, id, target, settings.fitIntercept)
  const S = weights ? weights.reduce((sum, weight) => sum + weight) : y.length
  const room = core.mark()
  const value = core.value(...id, y.length, put(core, y), put(core, z), put(core, weights))
  core.release(room)
  const added = excess(core, id, target, z)
  return { saturated: (value - added) / S, nullLoss: added / S }
}
