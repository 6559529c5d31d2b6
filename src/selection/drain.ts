import type { Steps } from '../core/steps.ts'

/** Runs steps that want no core to their end. */
export function drain<T>(steps: Steps<T>): T {
  let step = steps.next(undefined)
  while (!step.done) step = steps.next(undefined)
  return step.value
}
