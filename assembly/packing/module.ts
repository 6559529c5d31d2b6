import { body } from "./body"
import { Coder } from "./coder"
import { forget, remember } from "./history"
import { FREQUENT, OUTPUT, RANKS } from "./layout"
import { Seen } from "./seen"
import { PLAIN, symbol } from "./symbol"
import { typeOf } from "./types"

/**
 * A module of `size` bytes: from the byte `code` on there are `bodies` functions, whose types are numbered from
 * the byte `numbers` on. Their sizes are left out, as their ends tell them. 0 bodies: any bytes.
 */
export function module<C extends Coder>(size: usize, code: usize, bodies: u32, numbers: usize): void {
  Seen.at = 0
  Seen.body = 0
  Seen.numbers = numbers
  outside<C>(RANKS)
  memory.copy(FREQUENT, OUTPUT, RANKS)
  Seen.at = 0
  outside<C>(code)
  for (; Seen.body < bodies; Seen.body++) {
    const start = Seen.at
    body<C>(typeOf(Seen.body))
    sized(start)
  }
  forget()
  outside<C>(size)
}

/** Bytes that are no code, to `end`. */
function outside<C extends Coder>(end: usize): void {
  Seen.kind = 1
  while (Seen.at < end) {
    Seen.partial = 0
    const byte = symbol<C>(PLAIN)
    remember(byte, byte)
  }
}

/** Puts the size of what has come since `start` before it, in LEB128. */
function sized(start: usize): void {
  const size = Seen.at - start
  const room: usize = size > 127 ? (size > 16383 ? 3 : 2) : 1
  memory.copy(OUTPUT + start + room, OUTPUT + start, size)
  Seen.at += room
  for (let rest = size; ; rest >>= 7) {
    store<u8>(start++, rest > 127 ? rest | 128 : rest, OUTPUT)
    if (rest < 128) return
  }
}
