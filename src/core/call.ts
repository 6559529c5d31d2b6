import { fail, WassoError } from '../errors.ts'
import type { CoreExports, PausableExports } from './exports.ts'
import { acquire, release } from './instance.ts'
import { CORE, type Steps } from './steps.ts'

/** A slice's aim. Far below the 50 ms that people feel, far above the microseconds that a pause costs. */
const SLICE_MS = 5
const FIRST_BUDGET = 4e6

/**
 * Work on an instance of the core, or of another module, for this call alone; one that trapped or was left paused is
 * dropped.
 */
export function* withCore<T>(work: (core: CoreExports) => Steps<T>, module?: WebAssembly.Module): Steps<T> {
  const core = module ? acquire(module) : (yield CORE)!
  try {
    const result = yield* guarded(core, work)
    release(core)
    return result
  } catch (error) {
    if (error instanceof WassoError && !trapped(error)) release(core)
    throw error
  }
}

/** Work on an instance of the core. A trap becomes a typed error: `trapped` knows it. */
export function* guarded<T>(core: CoreExports, work: (core: CoreExports) => Steps<T>): Steps<T> {
  try {
    return yield* work(core)
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error
    if (core.failure() === 1) {
      fail('MEMORY', 'the work vectors of this fit want more than can be had here', error)
    }
    fail('INTERNAL', `the core failed (${error.message}): please report it with the data`, error)
  }
}

/** Whether an error of `guarded` leaves its instance unfit for use. */
export const trapped = (error: unknown): boolean =>
  error instanceof Error && error.cause instanceof WebAssembly.RuntimeError

/** Whether calls into this core can pause. */
export const pauses = (core: CoreExports): core is PausableExports => 'asyncify_start_unwind' in core

/** Runs a call into the core, slice by slice where it can pause. */
export function* sliced(core: CoreExports, call: () => number): Steps<number> {
  if (!pauses(core)) return call()
  const area = core.pauseArea()
  return yield* inSlices((budget, resumed) => {
    core.setBudget(budget)
    if (resumed) core.asyncify_start_rewind(area)
    const result = call()
    if (core.asyncify_get_state() === 0) return result
    core.asyncify_stop_unwind()
    return undefined
  })
}

/** Calls until there is a result, each with a budget of work that takes some milliseconds. */
export function* inSlices<T>(slice: (budget: number, resumed: boolean) => T | undefined): Steps<T> {
  let budget = FIRST_BUDGET
  for (let resumed = false; ; resumed = true) {
    const began = performance.now()
    const result = slice(budget, resumed)
    if (result !== undefined) return result
    budget = adapted(budget, performance.now() - began)
    yield { phase: 'solve', done: 0, total: 1 }
  }
}

// A clock that stands still (edge runtimes freeze it) leaves the budget as it was.
function adapted(budget: number, ms: number): number {
  const factor = ms > 0 ? Math.min(2, Math.max(0.25, SLICE_MS / ms)) : 1
  return Math.min(1e9, Math.max(1e4, budget * factor))
}
