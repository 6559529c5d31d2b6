/** Murmur3's finaliser: every bit of the input reaches every bit of the output. */
function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * A double in [0, 1) that depends on the seed and the place alone, so that a problem keeps the entries
 * of the rows and columns that are left when it is made smaller.
 */
export function uniform(seed: number, i: number, j = 0): number {
  const a = mix(seed ^ mix(i * 0x9e3779b1 + mix(j + 0x7f4a7c15)))
  return (a * 2 ** 21 + (mix(a ^ 0x5bd1e995) >>> 11)) * 2 ** -53
}

/** Mean 0, variance 1, |value| <= sqrt(12): the sum of four uniforms. */
export function normal(seed: number, i: number, j = 0): number {
  const at = (k: number): number => uniform(seed + k, i, j)
  return (at(1) + at(2) + at(3) + at(4) - 2) * Math.sqrt(3)
}

/** An integer in [least, most]. */
export function integer(least: number, most: number, seed: number, i: number, j = 0): number {
  return least + Math.floor(uniform(seed, i, j) * (most - least + 1))
}

export function pick<T>(values: readonly T[], seed: number, i: number, j = 0): T {
  return values[integer(0, values.length - 1, seed, i, j)]
}
