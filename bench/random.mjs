/** Seeded numbers in [0, 1): mulberry32, the same on every machine. */
export function uniform(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A sum of twelve uniforms: near enough to Gaussian, without a logarithm that differs by engine. */
export function gaussian(seed) {
  const next = uniform(seed)
  return () => {
    let sum = -6
    for (let k = 0; k < 12; k++) sum += next()
    return sum
  }
}
