import type { Progress, Steps } from '../core/steps.ts'

/** The same steps, reported as a part of something larger. */
export function* during<T>(steps: Steps<T>, progress: Progress): Steps<T> {
  let step = steps.next()
  for (; !step.done; step = steps.next()) yield progress
  return step.value
}
