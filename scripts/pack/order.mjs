export const RANKS = 127 // so many opcodes have one, as in assembly/packing/layout.ts

/**
 * The opcodes, the frequent first, so that gamma codes are short. A code is as long for 2^k - 1 ranks as for the
 * 2^k - 1 after it: among those they ascend, and cost fewer bytes to tell.
 */
export function order(counts) {
  const opcodes = [...counts.keys()].sort((a, b) => counts[b] - counts[a] || a - b)
  const sorted = []
  for (let size = 1; sorted.length < 256; size *= 2) {
    sorted.push(...opcodes.slice(sorted.length, sorted.length + size).sort((a, b) => a - b))
  }
  // What never comes needs no rank.
  return sorted.map((opcode) => (counts[opcode] > 0 ? opcode : 0))
}

/** Opcodes ranked for another module, and in free ranks those of this one that it lacks. */
export function more(opcodes, counts) {
  const added = order(counts).filter((opcode) => opcode > 0 && !opcodes.includes(opcode))
  const out = [...opcodes]
  for (const opcode of added) out[out.lastIndexOf(0, RANKS - 1)] = opcode
  return out
}
