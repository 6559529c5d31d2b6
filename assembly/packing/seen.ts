/** What the contexts are made of: where in the module the next byte stands, and what came before it. */
export class Seen {
  static at: usize = 0 // of the next byte
  static kind: u32 = 0 // of the next byte: 0 an opcode, 1 outside of code, 2 a declaration, else by its opcode
  static partial: u32 = 0 // the instruction so far
  static height: u32 = 0 // of the operands
  static depth: u32 = 0 // of the blocks
  static top: u32 = 0 // the type of the first operand
  static second: u32 = 0
  static body: u32 = 0 // the function
  static numbers: usize = 0 // where in the output the types of the functions are, a byte each
  static locals: u32 = 0 // their number
}
