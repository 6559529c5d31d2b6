import { unpacker as module } from './pack/coders.mjs'
import { text } from './pack/digits.mjs'
import { order } from './pack/order.mjs'
import { pass } from './pack/pass.mjs'
import { sections } from './pack/sections.mjs'
import { unpacked } from './pack/unpacked.mjs'

const LIMIT = 2 ** 20 // bytes that the unpacker has room for
const OPCODES = Array.from({ length: 256 }, (_, opcode) => opcode)

/** The module that unpacks, as text in which gzip finds what is there twice: 250 bytes less than in the other. */
export const unpacker = Buffer.from(module).toString('hex')

/** A module, or any bytes, packed into printable ASCII for a JavaScript string, which src/core/unpack.ts unpacks. */
export function encode(bytes) {
  if (bytes.length >= LIMIT) throw new Error(`${bytes.length} bytes to pack, but there is room for ${LIMIT}`)
  return text(
    packedModule(bytes) ??
      pass(bytes, { code: bytes.length, bodies: 0, numbers: 0, sizes: [] }, OPCODES).packed,
  )
}

/** Undefined for what is no module, or one whose code is not found again. */
function packedModule(bytes) {
  try {
    const parts = sections(bytes)
    // Once to see how frequent each opcode is, once with the frequent ones first.
    const { counts } = pass(bytes, parts, OPCODES)
    const { packed } = pass(bytes, parts, order(counts))
    return Buffer.compare(unpacked(packed), bytes) === 0 ? packed : undefined
  } catch {
    return undefined
  }
}
