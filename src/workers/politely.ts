import type { CoreExports } from '../core/exports.ts'
import { macrotask } from '../core/macrotask.ts'
import { CORE, type Progress, type Steps } from '../core/steps.ts'

/** Milliseconds between two turns of the event loop, and between two reports. */
const TURN_MS = 8

export interface Manners {
  /** An instance of the core, for steps that want one. */
  core?(): CoreExports
  report?(progress: Progress): void
  /** What there is to wait for before the next step. */
  waiting?(): Promise<void> | undefined
  stopped?(): boolean
}

/**
 * Runs steps on whatever core, lets the event loop turn between them, and
 * ends early, with undefined, when told to stop.
 */
export async function politely<T>(
  steps: Steps<T>,
  { core, report, waiting, stopped }: Manners,
): Promise<T | undefined> {
  let [turned, reported] = [performance.now(), 0]
  let given: CoreExports | undefined
  try {
    for (;;) {
      const step = steps.next(given)
      given = undefined
      if (step.done) return step.value
      const now = performance.now()
      if (step.value === CORE) given = core?.()
      else if (step.value && (now - reported > TURN_MS || step.value.done === step.value.total)) {
        reported = now
        report?.(step.value)
      }
      const arrival = waiting?.()
      if (arrival) await arrival
      else if (now - turned < TURN_MS) continue
      else {
        await macrotask()
        if (stopped?.()) return undefined
      }
      turned = performance.now()
    }
  } finally {
    steps.return(undefined as T)
  }
}
