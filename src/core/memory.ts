import { fail } from '../errors.ts'
import type { CoreExports } from './exports.ts'
import type { Steps } from './steps.ts'

/** wasm32 addresses 4 GiB; the core's own globals and stacks want a little of it. */
const LIMIT = 2 ** 32 - 2 ** 20

/** Refuses before anything is allocated. `bytes` is a double: 32-bit products would wrap. */
export function checkSize(bytes: number, what: string): void {
  if (bytes > LIMIT) tooLarge(bytes, what, 'which is beyond the 4 GiB of a WebAssembly memory')
}

/** A region of the core's memory, not zeroed. Views made before are dead afterwards. */
export function reserve(core: CoreExports, bytes: number, what: string): number {
  checkSize(bytes, what)
  return core.reserve(Math.max(bytes, 16)) >>> 0 || tooLarge(bytes, what, 'more than can be had here')
}

/** A view of `length` doubles. Dies when memory grows. */
export const doubles = (core: CoreExports, pointer: number, length: number): Float64Array =>
  new Float64Array(core.memory.buffer, pointer, length)

/** Pointer of a copy of the values; 0, which means absent, for undefined. */
export function put(core: CoreExports, values: Float64Array | undefined): number {
  if (values === undefined) return 0
  const pointer = reserve(core, 8 * values.length, `a vector of ${values.length}`)
  doubles(core, pointer, values.length).set(values)
  return pointer
}

/** Index of the first double that is not finite, -1 if there is none; in slices of a few milliseconds. */
export function* firstNotFinite(core: CoreExports, pointer: number, length: number): Steps<number> {
  const slice = 2 ** 22
  for (let from = 0; from < length; from += slice) {
    const found = core.finite64(pointer + 8 * from, Math.min(slice, length - from))
    if (found >= 0) return from + found
    if (from > 0) yield
  }
  return -1
}

function tooLarge(bytes: number, what: string, why: string): never {
  const size = bytes < 2 ** 29 ? `${Math.ceil(bytes / 2 ** 20)} MiB` : `${(bytes / 2 ** 30).toFixed(2)} GiB`
  fail(
    'MEMORY',
    `${what} wants ${size}, ${why}: pass X as Float32Array (half the size) or sparse, or fewer rows or columns`,
  )
}
