import { Coder } from "./coder"
import { remember } from "./history"
import { HEIGHTS, LOCALS, OUTPUT, STACK } from "./layout"
import { Seen } from "./seen"
import { NOTHING_LEFT, signature } from "./signatures"
import { leb, RANK, SMALL, symbol } from "./symbol"
import { typeOf } from "./types"

const CALL: u32 = 0x10

/**
 * An instruction. Operands are typed as far as that takes few bytes: what 0xfd begins takes two and gives a vector.
 * A wrong type costs a worse prediction and nothing else, so any bytes whatever may stand here.
 */
export function instruction<C extends Coder>(): void {
  Seen.partial = 0
  Seen.kind = 0
  Seen.top = load<u8>(Seen.height, STACK + 1)
  Seen.second = load<u8>(Seen.height, STACK)
  const opcode = symbol<C>(RANK)
  Seen.kind = opcode + 3
  const sign = signature(opcode)
  const argument = immediates<C>(sign >> 5)
  let type = (sign >> 2) & 7
  let typed = opcode
  if (opcode - 0x20 < 3) {
    const local = load<u8>(argument & 4095, LOCALS)
    if (opcode == 0x20) type = local
    typed += local << 8
  }
  let pops = sign & 3
  if (opcode == CALL) {
    const called = typeOf(argument)
    pops = load<u8>(called, OUTPUT)
    type = load<u8>(called + pops, OUTPUT + 1) ? load<u8>(called + pops, OUTPUT + 2) & 7 : 0
  }
  if (opcode - 2 < 3) Seen.depth++
  if (opcode == 0xb) Seen.depth--
  Seen.height = type == NOTHING_LEFT ? 0 : max(0, <i32>Seen.height - <i32>pops)
  if (type > NOTHING_LEFT) {
    Seen.height = (Seen.height + 1) & HEIGHTS
    store<u8>(Seen.height, type, STACK + 1)
  }
  remember(Seen.partial, typed)
}

/** What follows an opcode, by its signature; the last number of it. */
function immediates<C extends Coder>(follows: u32): u32 {
  let numbers = follows
  let bytes: u32 = 0
  if (follows == 7) numbers = leb<C>(SMALL) + 1
  else if (follows == 6) {
    const code = leb<C>(SMALL)
    numbers = code > 9 ? 12 - code : 0
  } else if (follows == 5) {
    const code = leb<C>(SMALL)
    numbers = code < 12 || code - 92 < 2 ? 2 : code - 84 < 8 ? 3 : code - 21 < 14 ? 1 : 0
    if (code - 12 < 2) bytes = 16
  } else if (follows > 2) {
    numbers = 0
    bytes = 20 - 4 * follows
  }
  let number: u32 = 0
  while (numbers) {
    number = leb<C>(SMALL)
    numbers--
  }
  while (bytes) {
    symbol<C>(SMALL)
    bytes--
  }
  return number
}
