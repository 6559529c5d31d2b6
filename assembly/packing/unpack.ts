import { Coder } from "./coder"
import { INPUT } from "./layout"
import { module } from "./module"

let at: usize
let range: u32
let code: u32

@final
class Decoder implements Coder {
  // @ts-ignore: decorator
  @inline
  begin(form: i32): void {}

  // @ts-ignore: decorator
  @inline
  decide(p: u32): i32 {
    while (range < 1 << 24) {
      range <<= 8
      code = (code << 8) | load<u8>(at++)
    }
    const bound = <u32>((<u64>range * p) >> 16)
    if (code < bound) {
      range = bound
      return 1
    }
    range -= bound
    code -= bound
    return 0
  }
}

/** From INPUT to OUTPUT; returns the number of bytes. */
export function unpack(): usize {
  at = INPUT + 16
  range = 1
  code = 0
  const size = load<u32>(INPUT)
  module<Decoder>(size, load<u32>(INPUT, 4), load<u32>(INPUT, 8), load<u32>(INPUT, 12))
  return size
}
