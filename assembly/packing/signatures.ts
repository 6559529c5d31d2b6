/**
 * A byte for each opcode: the operands it takes (2 bits), the low 3 bits of the type it pushes (7 i32, 6 i64,
 * 5 f32, 4 f64, 3 v128, 1 none, and no operand is left, 0 none), and << 5 what follows it: 0 nothing, 1 a number, 2 two numbers, 3 eight bytes,
 * 4 four bytes, 5 a number after 0xfd, 6 one after 0xfc, 7 a list of numbers.
 */
// prettier-ignore
const SIGNATURES = memory.data<u8>([
  4, 0, 32, 32, 33, 4, 0, 0, 0, 0, 0, 4, 36, 33, 225, 4,
  36, 68, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0,
  32, 33, 32, 60, 33, 0, 0, 0, 93, 89, 85, 81, 93, 93, 93, 93,
  89, 89, 89, 89, 89, 89, 66, 66, 66, 66, 66, 66, 66, 66, 66, 60,
  61, 60, 56, 148, 112, 29, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  29, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  30, 30, 30, 30, 30, 30, 30, 29, 29, 29, 30, 30, 30, 30, 30, 30,
  30, 30, 30, 30, 30, 30, 30, 30, 30, 25, 25, 25, 26, 26, 26, 26,
  26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 21, 21, 21, 21, 21,
  21, 21, 22, 22, 22, 22, 22, 22, 22, 17, 17, 17, 17, 17, 17, 17,
  18, 18, 18, 18, 18, 18, 18, 29, 29, 29, 29, 29, 25, 25, 25, 25,
  25, 25, 21, 21, 21, 21, 21, 17, 17, 17, 17, 17, 29, 25, 21, 17,
  29, 29, 25, 25, 25, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 221, 174, 0, 0,
])

export const NOTHING_LEFT: u32 = 1

// @ts-ignore: decorator
@inline
export function signature(opcode: u32): u32 {
  return load<u8>(SIGNATURES + opcode)
}
