import type { Settings } from '../settings.ts'
import type { centredColumns } from './columns.ts'

/** tr G (G + D)^-1 = k - tr D (L L')^-1 = k - sum_j D_j |L^-1 e_j|^2. */
export function trace(
  free: readonly number[],
  { gram, sd }: ReturnType<typeof centredColumns>,
  l2: number,
  { penaltyFactor }: Settings,
): number {
  const k = free.length
  const D = free.map((j) => l2 * (penaltyFactor?.[j] ?? 1) * sd[j]! ** 2)
  const L: Float64Array[] = []
  let df = k
  for (let a = 0; a < k; a++) {
    const row = new Float64Array(k)
    L.push(row)
    for (let b = 0; b <= a; b++) {
      let sum = gram(free[a]!, free[b]!) + (a === b ? D[a]! : 0)
      for (let c = 0; c < b; c++) sum -= row[c]! * L[b]![c]!
      row[b] = a === b ? Math.sqrt(sum) : sum / L[b]![b]!
    }
    // Unpenalised and dependent on those before it: it adds nothing.
    if (!(row[a]! ** 2 > 1e-12 * gram(free[a]!, free[a]!))) {
      row[a] = Infinity
      df--
    }
  }
  const v = new Float64Array(k)
  for (let e = 0; e < k; e++) {
    v.fill(0)
    for (let a = e; a < k; a++) {
      let sum = a === e ? 1 : 0
      for (let c = e; c < a; c++) sum -= L[a]![c]! * v[c]!
      v[a] = sum / L[a]![a]!
    }
    df -= D[e]! * v.reduce((sum, x) => sum + x * x, 0)
  }
  return df
}
