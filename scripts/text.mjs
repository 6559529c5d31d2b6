import { CONTEXTS } from './pack/decisions.mjs'
import { decisions, parse } from './pack/parse.mjs'

const LOW = 2 ** 30 // the coder's state has five digits of 6 bits

/**
 * Bytes packed into printable ASCII for a JavaScript string, which src/core/unpack.ts unpacks. The characters
 * are the digits of one arithmetic code in base 64, so gzip finds nothing in them and adds half a per cent.
 */
export function encode(bytes) {
  const probabilities = new Uint16Array(CONTEXTS).fill(1 << 15)
  const uses = new Uint8Array(CONTEXTS)
  const digits = []
  let low = 0
  let range = 1
  decisions(bytes, parse(bytes), (context, bit) => {
    while (range < 1 << 24) {
      shift()
      range *= 64
    }
    const p = probabilities[context]
    const bound = (range >> 12) * ((p >> 4) | 1)
    if (bit === 1) range = bound
    else {
      low += bound
      range -= bound
      if (low >= LOW) carry()
    }
    probabilities[context] = p + ((bit === 1 ? 65535 : 0) - p) / (uses[context] + 1.6)
    if (uses[context] < 30) uses[context]++
  })
  for (let k = 0; k < 5; k++) shift()
  const size = [18, 12, 6, 0].map((k) => (bytes.length >> k) & 63)
  // The first five digits were shifted out before anything was in them.
  return [...size, ...digits.slice(5)].map(character).join('')

  function shift() {
    digits.push(Math.floor(low / 2 ** 24))
    low = (low % 2 ** 24) * 64
  }

  function carry() {
    low -= LOW
    let k = digits.length - 1
    while (digits[k] === 63) digits[k--] = 0
    digits[k]++
  }
}

// # to @ and ] to ~: 64 characters that a string need not escape, and those that JavaScript has most of. gzip has
// one code for the end of the text and the JavaScript after it, so with A to Z among them it needs 400 bytes more.
const character = (digit) => String.fromCharCode(digit + (digit < 30 ? 35 : 63))
