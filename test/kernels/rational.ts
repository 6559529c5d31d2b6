/** Doubles as exact integers over 2^1074 (products: over 2^2148), so that sums of products come out without rounding. */
export function exact(x: number): bigint {
  const bits = new DataView(new ArrayBuffer(8))
  bits.setFloat64(0, x)
  const all = bits.getBigUint64(0)
  const exponent = (all >> 52n) & 2047n
  const fraction = all & ((1n << 52n) - 1n)
  const size = exponent === 0n ? fraction : (fraction | (1n << 52n)) << (exponent - 1n)
  return all >> 63n ? -size : size
}

export const ONE = exact(1)

/** hi + lo */
export function exactPair(hi: number, lo: number): bigint {
  return exact(hi) + exact(lo)
}

export const size = (a: bigint): bigint => (a < 0n ? -a : a)

/** |actual - expected| <= 2^-bits scale, all over one denominator. */
export function within(actual: bigint, expected: bigint, scale: bigint, bits: number): boolean {
  return size(actual - expected) << BigInt(bits) <= size(scale)
}
