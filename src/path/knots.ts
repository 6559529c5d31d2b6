import type { Knot } from './path.ts'

/** Pairs (alpha, j + 1 or -(j + 1)) as objects. */
export function knotsOf(pairs: Float64Array): readonly Knot[] {
  return Object.freeze(
    Array.from({ length: pairs.length / 2 }, (_, k) => {
      const sign = pairs[2 * k + 1]!
      return Object.freeze({ alpha: pairs[2 * k]!, feature: Math.abs(sign) - 1, enters: sign > 0 })
    }),
  )
}
