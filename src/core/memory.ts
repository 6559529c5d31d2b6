import { fail } from '../errors.ts'
import type { CoreExports } from './exports.ts'

/** wasm32 addresses 4 GiB; the core's own globals and stacks want a little of it. */
const LIMIT = 2 ** 32 - 2 ** 20

/** Refuses before anything is allocated. `bytes` is a double: 32-bit products would wrap. */
export function checkSize(bytes: number, what: string): void {
  if (bytes <= LIMIT) return
  fail(
    'MEMORY',
    `${what} wants ${(bytes / 2 ** 30).toFixed(2)} GiB, but a WebAssembly memory ends at 4: ` +
      'use Float32Array (half the size), sparse X, or fewer rows or columns',
  )
}

/** A region of the core's memory, not zeroed. Views made before are dead afterwards. */
export function reserve(core: CoreExports, bytes: number): number {
  // Not 0 bytes: a pointer must tell nothing from absent.
  return (
    core.reserve(bytes || 8) >>> 0 ||
    fail('MEMORY', `${bytes} bytes more cannot be had here: use a smaller X`)
  )
}

/** Pointer of a copy of the values; 0, which means absent, for undefined. */
export function put(core: CoreExports, values: Float64Array | Int32Array | undefined): number {
  if (values === undefined) return 0
  const pointer = reserve(core, values.byteLength)
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  new Uint8Array(core.memory.buffer, pointer).set(bytes)
  return pointer
}

/** A view of `length` doubles. Dies when memory grows. */
export const doubles = (core: CoreExports, pointer: number, length: number): Float64Array =>
  new Float64Array(core.memory.buffer, pointer, length)
