// The binary decisions that src/core/unpack.ts takes for a token, in its order and with its contexts.
const MATCH = 0
const AGAIN = 512
const AGAIN_LENGTH = 1024
const LENGTH = 1552
const PAIR_DISTANCE = 2080
const DISTANCE = 2608
const LITERAL = 3136
export const CONTEXTS = LITERAL + 32 * 768
export const FARTHEST = 65535 // a number has 16 bits
export const LONGEST = 1024 // or a long run takes its length squared; longer ones are two copies

/** Where a token stands: the context of its flags (the byte before, 256 more after a copy). */
export const place = (bytes, i, copied) => (i > 0 ? bytes[i - 1] : 0) + (copied ? 256 : 0)

/** A literal; `last` is the last copy's distance. Calls decide(context, bit) for each decision. */
export function literal(decide, bytes, i, copied, last) {
  decide(MATCH + place(bytes, i, copied), 0)
  const tree = LITERAL + ((i > 0 ? bytes[i - 1] : 0) >> 3) * 768
  let hint = copied ? 256 + bytes[i - last] : 0
  for (let byte = 1, k = 7; k >= 0; k--) {
    const expected = (hint >> 7) & 1
    const actual = (bytes[i] >> k) & 1
    decide(tree + (hint && 256 << expected) + byte, actual)
    hint = actual === expected ? hint << 1 : 0
    byte = 2 * byte + actual
  }
}

/** A copy from the last copy's distance. */
export function again(decide, place, length) {
  decide(MATCH + place, 1)
  decide(AGAIN + place, 1)
  number(decide, AGAIN_LENGTH, length)
}

/** A copy from a distance of its own. */
export function copy(decide, place, length, distance) {
  decide(MATCH + place, 1)
  decide(AGAIN + place, 0)
  number(decide, LENGTH, length - 1)
  number(decide, length > 2 ? DISTANCE : PAIR_DISTANCE, distance)
}

function number(decide, context, value) {
  const size = 31 - Math.clz32(value)
  for (let k = 3; k >= 0; k--) decide(context + ((16 + size) >> (k + 1)), (size >> k) & 1)
  for (let k = size - 1; k >= 0; k--) {
    const above = value >> (k + 1)
    decide(context + 16 + 32 * size + (above < 8 ? above : 8 + k), (value >> k) & 1)
  }
}
