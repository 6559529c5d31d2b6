import { F64s, I32s } from "./arrays"

/**
 * One arena, filled from below and emptied at once:
 *
 *     | static data | pause area | objects and arrays … top |  free … | end of memory
 *
 * Objects of classes live here too (`make`), so nothing needs a garbage collector and nothing is left behind.
 */

const PAUSE_BYTES: usize = 32768
const ALIGN: usize = 15
const PAGE: f64 = 65536
const LIMIT: f64 = 4294901760 // 2^32 less a page: addresses are 32 bits wide
const HEADER: usize = 20 // of an object, before its fields: the class id stands at its byte 12

const START: usize = (__heap_base + ALIGN) & ~ALIGN
let top: usize = START + PAUSE_BYTES
let exhausted: bool = false

/** {start, end} of the stack that a paused call is saved on, made ready for the next pause. */
export function pauseArea(): usize {
  store<u32>(START, <u32>(START + 8))
  store<u32>(START, <u32>(START + PAUSE_BYTES), 4)
  return START
}

/** A region aligned to 16 bytes, contents undefined; 0 when it cannot be had. */
export function reserve(bytes: f64): usize {
  const end = Math.ceil((<f64>top + bytes) / 16) * 16
  if (!(end <= LIMIT)) return 0
  const missing = end - <f64>memory.size() * PAGE
  if (missing > 0 && memory.grow(<i32>Math.ceil(missing / PAGE)) < 0) return 0
  const region = top
  top = <usize>end
  return region
}

/** `reserve`, or a trap that `outOfMemory` explains. */
function demand(bytes: f64): usize {
  const region = reserve(bytes)
  if (!region) {
    exhausted = true
    // Past the end of any memory. The optimiser is told that nothing traps, so it would drop an unreachable().
    store<u8>(<usize>-1, 0, 1)
  }
  return region
}

/** A zeroed region. */
function allocate(bytes: f64): usize {
  const region = demand(bytes)
  memory.fill(region, 0, top - region)
  return region
}

export function outOfMemory(): bool {
  return exhausted
}

export function f64s(n: f64): F64s {
  return changetype<F64s>(allocate(8 * n))
}

/** n numbers of undefined contents, for large work that its user fills. */
export function reserveF64s(n: f64): F64s {
  return changetype<F64s>(demand(8 * n))
}

export function i32s(n: f64): I32s {
  return changetype<I32s>(allocate(4 * n))
}

/** An instance of a class, every field zero: `init` methods take the place of constructors. */
export function make<T>(): T {
  const block = allocate(<f64>(HEADER + offsetof<T>()))
  store<u32>(block + 12, idof<T>())
  return changetype<T>(block + HEADER)
}

export function mark(): usize {
  return top
}

/** Frees all that was allocated since the mark. */
export function release(to: usize): void {
  top = to
}

export function reset(): void {
  top = START + PAUSE_BYTES
}
