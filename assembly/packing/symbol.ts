import { Coder } from "./coder"
import { contexts, mix } from "./contexts"
import { FREQUENT, OUTPUT } from "./layout"
import { predict } from "./predict"
import { Seen } from "./seen"

/** Bits, the highest first. */
export const PLAIN: i32 = 0
/** A number that is likely to be small: 1 + v in Elias' gamma code. */
export const SMALL: i32 = 1
/** The rank of an opcode, coded as a small number. */
export const RANK: i32 = 2

/** The next byte of the module. */
export function symbol<C extends Coder>(form: i32): u32 {
  changetype<C>(0).begin(form)
  contexts()
  let node: u32 = 1
  let bits = 8
  let value: u32 = 1
  if (form != PLAIN) {
    bits = 0
    let more: i32
    do {
      more = predict<C>(node)
      node = 2 * node + more
      bits += more
    } while (more)
  }
  while (bits--) {
    const bit = predict<C>(node)
    node = 2 * node + bit
    value = 2 * value + bit
  }
  value = form == PLAIN ? value & 255 : value - 1
  if (form == RANK) value = load<u8>(value, FREQUENT)
  store<u8>(Seen.at++, value, OUTPUT)
  Seen.partial = mix(Seen.partial + 0x5bd1e995, value) | 1
  return value
}

/** A number in LEB128, its low 32 bits. */
export function leb<C extends Coder>(form: i32): u32 {
  let value: u32 = 0
  let shift: u32 = 0
  let byte: u32
  do {
    byte = symbol<C>(form)
    value |= (byte & 127) << shift
    shift += 7
  } while (byte > 127)
  return value
}
