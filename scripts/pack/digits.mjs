// As in src/core/unpack.ts: 14 characters for 5 bits, 36 for 6. They are those that JavaScript has most of, and need no
// escape: gzip has one code for the end of the text and the JavaScript after it, so with 64 characters for 6 bits each
// it needs 150 bytes more.
const DIGITS = '(),.=aeilnorst #$&*+01246:;>?AE[]_bcdfghmpuvwxyz{}'
const SHORT = 14

/** Bytes as text. gzip finds nothing in packed bytes, and adds half a per cent. */
export function text(bytes) {
  let out = ''
  const bit = (at) => (bytes[at >> 3] >> (7 - (at & 7))) & 1
  for (let at = 0; at < 8 * bytes.length; ) {
    let digit = 0
    for (const end = at + 5; at < end; at++) digit = 2 * digit + bit(at)
    if (digit >= SHORT) digit = 2 * digit + bit(at++) - SHORT
    out += DIGITS[digit]
  }
  return out
}
