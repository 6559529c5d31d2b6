import { fail } from '../errors.ts'
import type { ClassWeights } from '../settings.ts'
import type { Label } from '../target/labels.ts'
import { show } from '../words.ts'

/** s_i times the weight of the class of row i; balanced: S / (K S_k), so that every class weighs the same. */
export function weighted(
  s: Float64Array | undefined,
  y: Float64Array,
  classes: readonly Label[],
  given: ClassWeights,
): Float64Array {
  const K = classes.length
  const classOf = (i: number) => (K === 2 ? Number(y[i]! > 0) : y[i]!)
  const factors = new Float64Array(K).fill(1)
  if (given === 'balanced') {
    const sizes = new Float64Array(K)
    for (let i = 0; i < y.length; i++) sizes[classOf(i)]! += s?.[i] ?? 1
    const S = sizes.reduce((sum, size) => sum + size)
    sizes.forEach((size, k) => {
      factors[k] = S / (K * size)
    })
  } else {
    for (const [label, weight] of given.pairs) {
      const k = classes.findIndex((own) => (given.text ? String(own) : own) === label)
      if (k < 0) {
        fail(
          'PARAMETER',
          `classWeight names ${show(label)}, but the classes are ${classes.map(show).join(', ')}`,
        )
      }
      factors[k] = weight
    }
  }
  return y.map((_, i) => (s?.[i] ?? 1) * factors[classOf(i)]!)
}
