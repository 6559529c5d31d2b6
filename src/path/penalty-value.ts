import type { Settings } from '../settings.ts'

/** alpha sum_j v_j [ l1Ratio |sd_j w_j| + (1 - l1Ratio) / 2 (sd_j w_j)^2 ], on the scale of X; sd is 1 if absent. */
export function penaltyValue(
  coef: Float64Array,
  alpha: number,
  l1Ratio: number,
  { penaltyFactor }: Settings,
  sd: Float64Array | undefined,
): number {
  let sum = 0
  for (let j = 0; j < coef.length; j++) {
    if (coef[j] === 0) continue
    const w = Math.abs(coef[j]!) * (sd?.[j] ?? 1)
    sum += (penaltyFactor?.[j] ?? 1) * (l1Ratio * w + ((1 - l1Ratio) / 2) * w * w)
  }
  return alpha * sum
}
