import { fail } from '../errors.ts'
import type { CoreExports } from './exports.ts'
import { acquire } from './instance.ts'
import { macrotask } from './macrotask.ts'
import { module, pausable } from './module.ts'
import { type AsyncControl, CORE, type Steps } from './steps.ts'

export function runSync<T>(steps: Steps<T>): T {
  let step = steps.next()
  while (!step.done) step = steps.next(step.value === CORE ? acquire(module()) : undefined)
  return step.value
}

export async function runAsync<T>(steps: Steps<T>, { signal, onProgress }: AsyncControl): Promise<T> {
  try {
    for (let core: CoreExports | undefined; ; ) {
      if (signal?.aborted) fail('ABORTED', 'the signal was aborted; `cause` holds its reason', signal.reason)
      const step = steps.next(core)
      core = undefined
      if (step.done) return step.value
      if (step.value === CORE) core = acquire(await pausable())
      else if (step.value !== undefined) onProgress?.(step.value)
      await macrotask()
    }
  } finally {
    steps.return(undefined as T) // whoever holds something gives it back
  }
}
