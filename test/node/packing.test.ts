import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { encode, unpacker } from '../../scripts/text.mjs'
import { unpack } from '../../src/core/unpack.ts'

const core = readFileSync(new URL('../../build/core.wasm', import.meta.url))
const networks = readFileSync(new URL('../../build/networks.wasm', import.meta.url))

// Lengths around the borders of the numbers, nothing to copy, everything to copy, and copies of copies.
const CASES: [string, Uint8Array][] = [
  ['nothing', new Uint8Array(0)],
  ['one byte', Uint8Array.of(255)],
  ['two equal bytes', Uint8Array.of(0, 0)],
  ['every byte once', Uint8Array.from({ length: 256 }, (_, i) => i)],
  ['5,000 zeros, more than a copy is long', new Uint8Array(5000)],
  ['noise', noise(5000)],
  ['a phrase that returns after 70,000 bytes, farther than a copy reaches', farApart(70_000)],
  ['a period of 3', Uint8Array.from({ length: 1000 }, (_, i) => i % 3)],
  ['the core', core],
]

test.each(CASES)('unpacks what was packed: %s', (_, bytes) => {
  expect(Buffer.compare(unpack(unpacker, encode(bytes)), bytes)).toBe(0)
})

test('what is packed after a module is unpacked after it, and takes fewer bytes', () => {
  const text = encode(networks, core)
  expect(Buffer.compare(unpack(unpacker, encode(core), text), networks)).toBe(0)
  expect(text.length).toBeLessThan(0.9 * encode(networks).length)
})

test('the same bytes give the same text, which a string in double quotes may hold', () => {
  const text = encode(core)
  expect(encode(Buffer.from(core))).toBe(text)
  expect(text).toMatch(/^[^"\\<\n]*$/)
})

function noise(length: number): Uint8Array {
  let state = 1
  return Uint8Array.from({ length }, () => (state = (Math.imul(state, 0x19660d) + 0x3c6ef35f) | 0) >>> 24)
}

function farApart(gap: number): Uint8Array {
  const bytes = noise(gap + 100)
  bytes.copyWithin(gap, 0, 100)
  return bytes
}
