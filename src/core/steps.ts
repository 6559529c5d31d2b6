import { fail } from '../errors.ts'

/** How far an asynchronous call has come. */
export interface Progress {
  /**
   * `'copy'`: X is being copied into the core; `'solve'`: a model is being fitted; `'path'`: one of the alphas
   * on all rows is done; `'fold'`: one of the folds is done.
   */
  readonly phase: 'copy' | 'solve' | 'path' | 'fold'
  /** Elements copied, models fitted, alphas or folds done. */
  readonly done: number
  /** Of how many. */
  readonly total: number
}

/** Work cut into slices of a few milliseconds. Whoever runs it may give way at each yield, or not. */
export type Steps<T> = Generator<Progress | undefined, T, void>

/** How an asynchronous call is watched and stopped. */
export interface AsyncControl {
  /** Rejects with `ABORTED` within a slice once it is aborted. */
  signal?: AbortSignal | undefined
  /** Called between slices, some 100 times a second. What it throws rejects the call. */
  onProgress?: ((progress: Progress) => void) | undefined
}

export function runSync<T>(steps: Steps<T>): T {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

export async function runAsync<T>(steps: Steps<T>, { signal, onProgress }: AsyncControl): Promise<T> {
  try {
    for (;;) {
      if (signal?.aborted) fail('ABORTED', 'the signal was aborted; `cause` holds its reason', signal.reason)
      const step = steps.next()
      if (step.done) return step.value
      if (step.value !== undefined) onProgress?.(step.value)
      await macrotask()
    }
  } finally {
    steps.return(undefined as T) // whoever holds something gives it back
  }
}

// Lets the event loop turn. Promises alone would not, and setTimeout waits 4 ms after a few rounds.
function macrotask(): Promise<void> {
  const { setImmediate } = globalThis as { setImmediate?: (callback: () => void) => void }
  return new Promise((resolve) => {
    if (setImmediate !== undefined) return setImmediate(resolve)
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(0)
  })
}
