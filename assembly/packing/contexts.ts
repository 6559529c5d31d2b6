import { instructionBefore, opcodeBefore } from "./history"
import { HASHES } from "./layout"
import { Seen } from "./seen"

/** As many as vectors of 4 hold: a byte is predicted from each, and the predictions are mixed. */
export const CONTEXTS: usize = 8

/** The contexts of the next byte, as hashes. Which ones pay was found by trying, one feature more at a time. */
export function contexts(): void {
  const here = mix(Seen.partial, Seen.kind)
  const typed = mix(mix(here, Seen.top), opcodeBefore(0))
  const twice = mix(mix(here, Seen.second), instructionBefore(0))
  context(0, here)
  context(1, typed)
  context(2, mix(twice, instructionBefore(1)))
  context(3, mix(here, instructionBefore(0)))
  context(4, mix(mix(typed, instructionBefore(2)), opcodeBefore(1)))
  context(5, mix(here, Seen.locals))
  context(6, mix(mix(here, Seen.top) + 1, Seen.second))
  context(7, mix(mix(mix(typed, opcodeBefore(1)), opcodeBefore(2)), opcodeBefore(3)))
}

export function mix(a: u32, b: u32): u32 {
  const h = (a ^ b) * 0x9e3779b1
  return h ^ (h >> 15)
}

function context(k: usize, hash: u32): void {
  store<u32>(HASHES + 4 * k, hash + <u32>k)
}
