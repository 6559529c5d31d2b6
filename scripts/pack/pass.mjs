import { packer } from './coders.mjs'
import { RANKS } from './order.mjs'
import { rangeCoder } from './range.mjs'

const FREQUENT = 0x100 // as in assembly/packing/layout.ts

/**
 * Packs bytes whose code is where `sections` says, with opcodes ranked as given, after what is packed first; and how
 * often each opcode comes.
 */
export function pass(bytes, parts, opcodes, first) {
  const counts = new Float64Array(256)
  let symbols
  let coder
  let at
  let bits
  // The forms are those of assembly/packing/symbol.ts.
  const begin = (form) => {
    const byte = symbols[at++]
    if (form === 2) counts[byte]++
    bits = form === 0 ? plain(byte) : gamma(form === 1 ? byte : opcodes.indexOf(byte))
  }
  const decide = (p) => {
    const bit = bits.pop()
    coder.put(bit, p)
    return bit
  }
  const { memory, pack } = new WebAssembly.Instance(packer, { coder: { begin, decide } }).exports
  const one = (bytes, { code, bodies, numbers, sizes }) => {
    symbols = [...opcodes.slice(0, RANKS), ...without(bytes, sizes)]
    coder = rangeCoder()
    at = 0
    new Uint8Array(memory.buffer).set(opcodes, FREQUENT)
    pack(bytes.length, code, bodies, numbers)
    const header = new Uint8Array(new Uint32Array([bytes.length, code, bodies, numbers]).buffer)
    return Uint8Array.from([...header, ...coder.finish()])
  }
  if (first) {
    const own = opcodes
    opcodes = first.opcodes
    one(first.bytes, first.parts)
    opcodes = own
    counts.fill(0)
  }
  return { packed: one(bytes, parts), counts }
}

function without(bytes, places) {
  const parts = []
  let at = 0
  for (const [from, to] of places) {
    parts.push(...bytes.subarray(at, from))
    at = to
  }
  return [...parts, ...bytes.subarray(at)]
}

/** The bits of a byte, the last first. */
const plain = (byte) => Array.from({ length: 8 }, (_, k) => (byte >> k) & 1)

/** As many ones as 1 + v has bits after its first, a zero, and those bits; the last first. */
function gamma(v) {
  const size = 31 - Math.clz32(v + 1)
  return [...Array.from({ length: size }, (_, k) => ((v + 1) >> k) & 1), 0, ...new Array(size).fill(1)]
}
