import type { CoreExports } from './exports.ts'

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

/** What steps yield to be given an instance of the core: of the pausable one where the event loop must turn. */
export const CORE = 'core'

/** Work cut into slices of a few milliseconds. Whoever runs it may give way at each yield, or not. */
export type Steps<T> = Generator<Progress | typeof CORE | undefined, T, CoreExports | undefined>

/** How an asynchronous call is watched and stopped. */
export interface AsyncControl {
  /** Rejects with `ABORTED` within a slice once it is aborted. */
  signal?: AbortSignal | undefined
  /** Called between slices, some 100 times a second. What it throws rejects the call. */
  onProgress?: ((progress: Progress) => void) | undefined
}

/** Runs steps that want no core. */
export function drain<T>(steps: Steps<T>): T {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}
