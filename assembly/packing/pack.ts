import { Coder } from "./coder"
import { module } from "./module"

// @ts-ignore: decorator
@external("coder", "begin")
declare function begin(form: i32): void

// @ts-ignore: decorator
@external("coder", "decide")
declare function decide(p: i32): i32

@final
class Encoder implements Coder {
  begin(form: i32): void {
    begin(form)
  }

  decide(p: u32): i32 {
    return decide(p)
  }
}

/** Takes the decisions of `module` as coder.decide answers them. */
export function pack(size: i32, code: i32, bodies: i32, numbers: i32): void {
  module<Encoder>(size, code, bodies, numbers)
}
