/** exp and log in fixed point, BITS binary places: slow, and right to about BITS - 10 of them. */
const BITS = 1400n
const ONE = 1n << BITS

/** x times 2^BITS, exact for |x| >= 2^-1300. */
export function fixed(x: number): bigint {
  const negative = x < 0
  let [m, e] = [Math.abs(x), 0]
  while (m !== Math.floor(m)) {
    m *= 2
    e++
  }
  const scaled = (BigInt(m) << BITS) >> BigInt(e)
  return negative ? -scaled : scaled
}

/** exp by halving the argument 64 times, Taylor, squaring 64 times. */
export function exp(x: bigint): bigint {
  const r = x >> 64n
  let term = ONE
  let sum = ONE
  for (let i = 1n; term !== 0n && i < 60n; i++) {
    term = (term * r) / (i << BITS)
    sum += term
  }
  for (let i = 0; i < 64; i++) sum = (sum * sum) >> BITS
  return sum
}

/** log(u) from a double's guess: Halley's step triples the digits, three of them make 1400 bits of 50. */
export function log(u: bigint, guess: number): bigint {
  let y = fixed(guess)
  for (let i = 0; i < 3; i++) {
    const e = exp(y)
    y += ((2n * (u - e)) << BITS) / (u + e)
  }
  return y
}

export const inverse = (a: bigint): bigint => (ONE << BITS) / a
export const one = ONE

/** |actual - expected| in units of the last place of `actual`. */
export function ulps(actual: number, expected: bigint): number {
  const difference = fixed(actual) - expected
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, Math.abs(actual))
  view.setBigUint64(0, view.getBigUint64(0) + 1n)
  const ulp = fixed(view.getFloat64(0) - Math.abs(actual))
  return Math.abs(Number((difference * 1000n) / ulp)) / 1000
}
