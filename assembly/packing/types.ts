import { OUTPUT } from "./layout"
import { Seen } from "./seen"

/**
 * Where in the output the type of a function is told: the number of its parameters and they, then so its results.
 * The first section is that of the types, of less than 128 bytes; body k is function k where nothing is imported.
 */
export function typeOf(body: u32): usize {
  let at: usize = 13
  for (let type: u32 = load<u8>(Seen.numbers + body, OUTPUT); type > 0; type--) {
    at += load<u8>(at, OUTPUT) + 1
    at += load<u8>(at, OUTPUT) + 2
  }
  return at
}
