import { unpacker } from './coders.mjs'

const INPUT = 0x300000 // as in assembly/packing/layout.ts
const OUTPUT = 0x400000
const module = new WebAssembly.Module(unpacker)

/** What the last of these unpacks to, one after the other: src/core/unpack.ts after its text is read. */
export function unpacked(...packed) {
  const { memory, unpack } = new WebAssembly.Instance(module).exports
  const bytes = new Uint8Array(memory.buffer)
  let length = 0
  for (const one of packed) {
    bytes.set(one, INPUT)
    length = unpack()
  }
  return bytes.slice(OUTPUT, OUTPUT + length)
}
