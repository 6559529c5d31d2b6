/** What becomes of a decision: the unpacker reads it, the packer knows it and writes it. */
export interface Coder {
  /** A byte begins, of a kind that is coded as `form` says. */
  begin(form: i32): void

  /** The next decision, which is 1 with probability p / 2^16. */
  decide(p: u32): i32
}
