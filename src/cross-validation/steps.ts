import type { Steps } from '../core/steps.ts'
import type { Arguments } from '../fit/call.ts'
import type { AnyOptions } from '../options.ts'
import { during } from '../path/during.ts'
import type { Spec } from '../spec.ts'
import { withCross } from './cross.ts'
import type { CrossValidateAsyncData } from './data.ts'
import { type CrossParts, judged } from './parts.ts'

/** One cross-validation, from what the caller passed to what a CrossValidation is made of. */
export const crossSteps = (
  spec: Spec,
  options: AnyOptions,
  given: Arguments<CrossValidateAsyncData>,
  keys: readonly string[],
): Steps<CrossParts> =>
  withCross(spec, options, given, keys, function* (cross) {
    const { grids, sizes } = cross.facts
    const [K, count] = [sizes.length, grids[0]!.length]
    const width = count * grids.length
    const foldScores = new Float64Array(K * width)
    const total = K * grids.length
    for (const r of grids.keys()) {
      const closed = yield* cross.closed(r)
      for (let k = 0; k < K; k++) {
        const done = r * K + k
        const scores =
          closed?.subarray(k * count, (k + 1) * count) ??
          (yield* during(cross.fold(k, r), { phase: 'fold', done, total }))
        foldScores.set(scores, k * width + r * count)
        if (!closed || k + 1 === K) yield { phase: 'fold', done: done + 1, total }
      }
    }
    const { r, parts } = judged(cross.facts, foldScores)
    return { ...parts, path: yield* cross.path(r) }
  })
