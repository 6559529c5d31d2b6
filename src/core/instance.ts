import { instantiateSync } from '@assemblyscript/loader'
import { fail } from '../errors.ts'
import type { CoreExports, PausableExports } from './exports.ts'

/** Memory never shrinks, so an instance that grew beyond this is dropped when it comes back. */
const KEPT_BYTES = 2 ** 26
const KEPT_INSTANCES = 4

const idle: CoreExports[] = []
const moduleOf = new WeakMap<CoreExports, WebAssembly.Module>()

/**
 * An instance of a core for one call alone, so that fits may overlap. Give it back with `release`, or just
 * forget it when it trapped or was left paused.
 */
export function acquire(module: WebAssembly.Module): CoreExports {
  const k = idle.findIndex((core) => moduleOf.get(core) === module)
  return k < 0 ? instantiate(module) : idle.splice(k, 1)[0]!
}

/** Takes a healthy instance back for the next call. */
export function release(core: CoreExports): void {
  if (idle.length >= KEPT_INSTANCES || core.memory.buffer.byteLength > KEPT_BYTES) return
  core.reset()
  idle.push(core)
}

function instantiate(module: WebAssembly.Module): CoreExports {
  try {
    const { instance } = instantiateSync(module, { core: { pause: () => pause(core as PausableExports) } })
    // The exports themselves: the loader's own wrap each call in one more.
    const core = instance.exports as unknown as CoreExports
    moduleOf.set(core, module)
    return core
  } catch (error) {
    fail('MEMORY', `no memory for another instance of the core (${error})`, error)
  }
}

// Asyncify calls this twice per pause: going down to save the stack, and coming back to go on.
function pause(core: PausableExports): void {
  if (core.asyncify_get_state() === 2) {
    core.asyncify_stop_rewind()
  } else {
    core.asyncify_start_unwind(core.pauseArea())
  }
}
