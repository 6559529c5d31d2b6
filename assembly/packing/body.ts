import { Coder } from "./coder"
import { forget } from "./history"
import { instruction } from "./instruction"
import { LOCALS, OUTPUT } from "./layout"
import { Seen } from "./seen"
import { leb, PLAIN, SMALL, symbol } from "./symbol"

/** A function's body after its size: the locals that it declares, and its instructions to the last `end`. */
export function body<C extends Coder>(type: usize): void {
  forget()
  Seen.kind = 2
  Seen.locals = Seen.height = Seen.top = Seen.second = 0
  Seen.partial = 0
  for (let count = load<u8>(type, OUTPUT); count > 0; count--) local(load<u8>(++type, OUTPUT))
  for (let groups = leb<C>(SMALL); groups > 0; groups--) {
    Seen.partial = 1
    let count = leb<C>(SMALL)
    const declared = symbol<C>(PLAIN)
    while (count--) local(declared)
  }
  Seen.depth = 1
  do instruction<C>()
  while (Seen.depth)
}

function local(type: u32): void {
  store<u8>(Seen.locals++ & 4095, type & 7, LOCALS)
}
