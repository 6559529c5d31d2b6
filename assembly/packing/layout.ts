/** Where the packer and the unpacker keep what, in bytes from 0; all of it is zero at the start. */
export const FREQUENT: usize = 0x100 // the opcodes by rank, 1 byte each
export const RANKS: usize = 127 // of them
export const HISTORY: usize = 0x300 // the last instructions, the latest first, 4 bytes each
export const OPCODES: usize = 0x340 // and their opcodes
export const STACK: usize = 0x800 // types of the operands, 1 byte each, from two zeros on
export const HEIGHTS: u32 = 1023 // a higher stack begins at the bottom again
export const LOCALS: usize = 0x3000 // types of the locals, 1 byte each, of 4096 at most
export const HASHES: usize = 0x4400 // of the contexts, 4 bytes each; then for each of them
export const PLACES: usize = 0x4500 // its slot
export const SLOTS: usize = 0x4600 // what was in it
export const STRETCHED: usize = 0x4700 // and its log2(p / (1 - p))
export const WEIGHTS: usize = 0x10000 // of the contexts less START, 8 sets of them for each kind of byte
export const TABLE: usize = 0x100000 // 2^TABLE_BITS slots of 4 bytes: 2 MiB; more would be slow for want of cache
export const TABLE_BITS: u32 = 19
export const INPUT: usize = 0x300000 // of less than 1 MiB, as the output
export const OUTPUT: usize = 0x400000
