import { withCore } from '../core/call.ts'
import type { Steps } from '../core/steps.ts'
import { source } from '../matrix/source.ts'
import { checkFits } from '../matrix/write.ts'
import type { Parts } from '../model/model.ts'
import type { PenalisedOptions } from '../options.ts'
import { settingsOf } from '../settings.ts'
import type { Spec } from '../spec.ts'
import { checkData, type FitAsyncData } from './data.ts'
import { solution } from './solution.ts'
import { targetOf } from './target.ts'

/** One fit, from what the caller passed to what a model is made of; `keys` are those that data may have. */
export function* fitSteps(
  spec: Spec,
  options: PenalisedOptions,
  X: unknown,
  y: unknown,
  data: FitAsyncData | undefined,
  keys: readonly string[],
): Steps<Parts> {
  const rows = source(X)
  const { cols: p, names } = rows
  const settings = settingsOf(spec, options, p)
  const { sampleWeight, offset, start } = checkData(data, keys, p)
  checkFits(rows)
  const target = yield* targetOf(spec, rows.rows, y, sampleWeight, offset)
  const fitted = yield* withCore((core) => solution(core, spec, settings, rows, target, start))
  yield { phase: 'solve', done: 1, total: 1 }
  return {
    type: spec.name,
    alpha: settings.alpha,
    l1Ratio: settings.l1Ratio,
    ...(names && { featureNames: names }),
    ...(target.classes && { classes: target.classes }),
    usesOffset: target.offset !== undefined,
    ...fitted,
  }
}
