// Contexts: where each kind of decision keeps its probabilities. scripts/pack/decisions.mjs has them too.
const MATCH = 0 // by what came before (512): a copy, or a literal
const AGAIN = 512 // by what came before (512): a copy from as far back as the last one
const AGAIN_LENGTH = 1024 // a number has 16 + 32 * 16
const LENGTH = 1552
const PAIR_DISTANCE = 2080 // of copies of two bytes
const DISTANCE = 2608
const LITERAL = 3136 // by the byte before without its low 3 bits (32): 3 trees of 256
const CONTEXTS = LITERAL + 32 * 768

/**
 * The bytes that scripts/text.mjs packed: an LZ77 whose every decision is coded with an adaptive probability,
 * as LZMA's (Pavlov, LZMA specification, 2015), but with the byte before as context where wasm gains by it,
 * probabilities that settle within 30 uses, and one routine for all numbers. Text is 6 bits a character.
 */
export function unpack(text: string): Uint8Array<ArrayBuffer> {
  let at = 0
  const out = new Uint8Array(digit() * 64 ** 3 + digit() * 64 ** 2 + digit() * 64 + digit())
  const probabilities = new Uint16Array(CONTEXTS).fill(1 << 15) // of a 1, times 2^16
  const uses = new Uint8Array(CONTEXTS)
  // Below 2^30, which every engine keeps as a small integer.
  let range = 1
  let code = 0
  let n = 0
  let distance = 0
  let copied = 0 // 256 after a copy
  while (n < out.length) {
    const before = n > 0 ? out[n - 1] : 0
    if (bit(MATCH + copied + before)) {
      const again = bit(AGAIN + copied + before)
      let length = number(again ? AGAIN_LENGTH : LENGTH) + 1 - again
      if (!again) distance = number(length > 2 ? DISTANCE : PAIR_DISTANCE)
      while (length-- > 0) out[n] = out[n++ - distance]
      copied = 256
    } else {
      const tree = LITERAL + (before >> 3) * 768
      // The byte that would have gone on the copy: it is not this one, but shares bits with it.
      let hint = copied && 256 + out[n - distance]
      let byte = 1
      while (byte < 256) {
        const expected = (hint >> 7) & 1
        const actual = bit(tree + (hint && 256 << expected) + byte)
        hint = actual === expected ? hint << 1 : 0
        byte = 2 * byte + actual
      }
      out[n++] = byte
      copied = 0
    }
  }
  return out

  // A number from 1 on: how many bits it has below the first, then those, the highest first.
  function number(context: number): number {
    let size = 1
    while (size < 16) size = 2 * size + bit(context + size)
    size -= 16
    const bits = context + 16 + 32 * size
    let value = 1
    // The three highest bits have a tree of contexts, a lower one is a context.
    while (size-- > 0) value = 2 * value + bit(bits + (value < 8 ? value : 8 + size))
    return value
  }

  function bit(context: number): number {
    while (range < 1 << 24) {
      range <<= 6
      code = (code << 6) + digit()
    }
    const p = probabilities[context]
    const bound = (range >> 12) * ((p >> 4) | 1)
    const one = code < bound
    if (one) range = bound
    else {
      code -= bound
      range -= bound
    }
    probabilities[context] = p + ((one ? 65535 : 0) - p) / (uses[context] + 1.6)
    if (uses[context] < 30) uses[context]++
    return one ? 1 : 0
  }

  // # to @ and ] to ~, see scripts/text.mjs.
  function digit(): number {
    const char = text.charCodeAt(at++)
    return char - (char > 92 ? 63 : 35)
  }
}
