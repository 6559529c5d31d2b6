import { CORE, type Progress, type Steps } from '../core/steps.ts'

/** The same steps, reported as a part of something larger, or not at all. */
export function* during<T>(steps: Steps<T>, progress?: Progress): Steps<T> {
  let step = steps.next()
  while (!step.done) step = steps.next(yield step.value === CORE ? CORE : progress)
  return step.value
}
