import type { Settings } from '../settings.ts'

/**
 * alpha sum_j v_j [ l1Ratio |sd_j w_j| + (1 - l1Ratio) / 2 (sd_j w_j)^2 ] over K rows of p coefficients, on the scale
 * of X; sd is 1 if absent. Grouped: with |w_.j|_2 over the rows in place of the sum of their |w_j|.
 */
export function penaltyValue(
  coef: Float64Array,
  alpha: number,
  l1Ratio: number,
  { penaltyFactor, grouped }: Settings,
  sd: Float64Array | undefined,
  p: number,
): number {
  let sum = 0
  for (let j = 0; j < p; j++) {
    let [sizes, squares] = [0, 0]
    for (let at = j; at < coef.length; at += p) {
      const w = Math.abs(coef[at]!) * (sd?.[j] ?? 1)
      sizes += w
      squares += w * w
    }
    if (sizes === 0) continue
    if (grouped && coef.length > p) sizes = Math.sqrt(squares)
    sum += (penaltyFactor?.[j] ?? 1) * (l1Ratio * sizes + ((1 - l1Ratio) / 2) * squares)
  }
  return alpha * sum
}
