import { unpacker as module } from './pack/coders.mjs'
import { text } from './pack/digits.mjs'
import { more, order } from './pack/order.mjs'
import { pass } from './pack/pass.mjs'
import { sections } from './pack/sections.mjs'
import { unpacked } from './pack/unpacked.mjs'

const LIMIT = 2 ** 20 // bytes that the unpacker has room for
const OPCODES = Array.from({ length: 256 }, (_, opcode) => opcode)

/** The module that unpacks, as text in which gzip finds what is there twice: 250 bytes less than in the other. */
export const unpacker = Buffer.from(module).toString('hex')

/**
 * A module, or any bytes, packed into printable ASCII for a JavaScript string, which src/core/unpack.ts unpacks. What
 * is packed after another module takes fewer bytes, as it is predicted from that too, and is unpacked after it.
 */
export function encode(bytes, before) {
  if (bytes.length >= LIMIT) throw new Error(`${bytes.length} bytes to pack, but there is room for ${LIMIT}`)
  return text(packedModule(bytes, before && moduleOf(before)) ?? plain(bytes))
}

const plain = (bytes) => pass(bytes, { code: bytes.length, bodies: 0, numbers: 0, sizes: [] }, OPCODES).packed

/** Undefined for what is no module, or one whose code is not found again. */
function packedModule(bytes, first) {
  try {
    const { parts, opcodes } = moduleOf(bytes, first)
    const { packed } = pass(bytes, parts, opcodes, first)
    const all = first ? [packedModule(first.bytes), packed] : [packed]
    return Buffer.compare(unpacked(...all), bytes) === 0 ? packed : undefined
  } catch {
    return undefined
  }
}

/** Where its code is, and its opcodes, the frequent ones first, or as another module has them. */
function moduleOf(bytes, first) {
  const parts = sections(bytes)
  const { counts } = pass(bytes, parts, OPCODES)
  return { bytes, parts, opcodes: first ? more(first.opcodes, counts) : order(counts) }
}
