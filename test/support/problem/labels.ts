import { integer, normal } from '../hash'
import type { Spec } from './spec'

type Bounds = [number[], number[]] | undefined

/** Features whose coefficient may run away: without penalty, and with an infinite bound on some side. */
export function runaways(
  X: number[][],
  weights: number[] | undefined,
  options: { alpha: number; penaltyFactor?: number[] | undefined; standardize: boolean },
  bounds: Bounds,
): number[] {
  const rows = X.filter((_, i) => weights?.[i] !== 0)
  return X[0]
    .map((_, j) => j)
    .filter((j) => {
      const v = options.penaltyFactor?.[j] ?? 1
      const constant = options.standardize && rows.every((x) => x[j] === rows[0][j])
      const open = bounds === undefined || bounds[0][j] === -Infinity || bounds[1][j] === Infinity
      return v !== Infinity && options.alpha * v === 0 && open && !constant
    })
}

/**
 * Labels whose truth is known, -1 and 1 or 0 to K - 1: `twins` repeats every row with every other label, so that no
 * direction separates anything; `separable` takes the largest of K linear functions that the runaway features can make.
 */
export function labels(
  spec: Spec,
  X: number[][],
  free: readonly number[],
  bounds: Bounds,
  K: number,
): number[] {
  const { seed, n } = spec
  const named = (k: number): number => (K === 2 ? 2 * k - 1 : k)
  if (spec.labels === 'twins')
    return X.map((_, i) => named(K - 1 - Math.min(K - 1, Math.floor(i / Math.max(1, Math.floor(n / K))))))
  if (spec.labels === 'random') return X.map((_, i) => named(integer(0, K - 1, seed + 30, i)))
  // The first class stays at 0 and the others turn away from it, as far as their bounds let them.
  const directions = Array.from({ length: K }, (_, k) =>
    free.map((j) => {
      if (k === 0) return 0
      const d = normal(seed + 30 + k, j) / Math.max(...X.map((x) => Math.abs(x[j])), Number.MIN_VALUE)
      if (bounds?.[0][j] !== -Infinity && bounds !== undefined) return Math.abs(d)
      return bounds?.[1][j] !== Infinity && bounds !== undefined ? -Math.abs(d) : d
    }),
  )
  return X.map((x) => {
    const z = directions.map((d) => free.reduce((t, j, k) => t + x[j] * d[k], 0))
    return named(z.indexOf(Math.max(...z)))
  })
}

/** Row i repeated with every label of `twins`; the rows that are left over like the first. */
export function pairRows(X: number[][], K: number): void {
  const m = Math.max(1, Math.floor(X.length / K))
  for (let i = m; i < X.length; i++) X[i] = [...X[i < K * m ? i % m : 0]]
}
