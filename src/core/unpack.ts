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

/** Text of 6 bits a character, from # to @ and from ] to ~. */
function bytes(text: string): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array((text.length * 3) >> 2)
  let digits = 0
  let n = 0
  for (let k = 0; k < text.length; k++) {
    const char = text.charCodeAt(k)
    digits = (digits << 6) | (char - (char > 92 ? 63 : 35))
    if (k & 3) out[n++] = digits >> (6 - 2 * (k & 3))
  }
  return out
}
