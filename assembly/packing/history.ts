import { HISTORY, OPCODES } from "./layout"

const LENGTH: usize = 24

/** What came before: an instruction with all that belongs to it, and its opcode with the type of its local. */
export function remember(instruction: u32, opcode: u32): void {
  memory.copy(HISTORY + 4, HISTORY, OPCODES - HISTORY + LENGTH)
  store<u32>(HISTORY, instruction)
  store<u32>(OPCODES, opcode)
}

/** The instruction k before the last. */
// @ts-ignore: decorator
@inline
export function instructionBefore(k: usize): u32 {
  return load<u32>(HISTORY + 4 * k)
}

// @ts-ignore: decorator
@inline
export function opcodeBefore(k: usize): u32 {
  return load<u32>(OPCODES + 4 * k)
}

export function forget(): void {
  memory.fill(HISTORY, 0, OPCODES - HISTORY + LENGTH)
}
