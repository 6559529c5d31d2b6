interface Unpacker {
  readonly memory: WebAssembly.Memory
  unpack(): number
}

// As in assembly/packing/layout.ts.
const INPUT = 0x300000
const OUTPUT = 0x400000

/**
 * The bytes that scripts/text.mjs packed last, each text after those before it: `unpacker` is the text of a module
 * (assembly/packing) that unpacks them.
 */
export function unpack(unpacker: string, ...texts: readonly string[]): Uint8Array<ArrayBuffer> {
  const { exports } = new WebAssembly.Instance(
    new WebAssembly.Module(Uint8Array.from(unpacker.match(/../g)!, (hex) => Number.parseInt(hex, 16))),
  )
  const { memory, unpack } = exports as unknown as Unpacker
  let length = 0
  for (const text of texts) {
    new Uint8Array(memory.buffer).set(bytes(text), INPUT)
    length = unpack()
  }
  return new Uint8Array(memory.buffer, OUTPUT).slice(0, length)
}

// As in scripts/pack/digits.mjs: the first 14 for 5 bits, the others for 6.
const DIGITS = '(),.=aeilnorst #$&*+01246:;>?AE[]_bcdfghmpuvwxyz{}'

function bytes(text: string): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(text.length)
  let [digits, bits, n] = [0, 0, 0]
  for (const char of text) {
    const digit = DIGITS.indexOf(char)
    const short = digit < 14
    digits = (digits << (short ? 5 : 6)) | (digit + (short ? 0 : 14))
    bits += short ? 5 : 6
    if (bits > 7) out[n++] = digits >> (bits -= 8)
  }
  return out
}
