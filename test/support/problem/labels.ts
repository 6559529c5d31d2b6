import { normal, uniform } from '../hash'
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
 * Labels -1 and 1 whose truth is known: `twins` repeats every row with the other label, so that no direction
 * separates anything; `separable` takes the side of a hyperplane that the runaway features can make.
 */
export function labels(spec: Spec, X: number[][], free: readonly number[], bounds: Bounds): number[] {
  const { seed, n } = spec
  if (spec.labels === 'twins') return X.map((_, i) => (i < Math.floor(n / 2) ? 1 : -1))
  if (spec.labels === 'random') return X.map((_, i) => (uniform(seed + 30, i) < 0.5 ? 1 : -1))
  const direction = free.map((j) => {
    const d = normal(seed + 31, j) / Math.max(...X.map((x) => Math.abs(x[j])), Number.MIN_VALUE)
    if (bounds?.[0][j] !== -Infinity && bounds !== undefined) return Math.abs(d)
    return bounds?.[1][j] !== Infinity && bounds !== undefined ? -Math.abs(d) : d
  })
  return X.map((x) => (free.reduce((t, j, k) => t + x[j] * direction[k], 0) > 0 ? 1 : -1))
}

/** Rows i and i + n/2 made alike, an odd last row like the first, for the labels `twins`. */
export function pairRows(X: number[][]): void {
  const half = Math.floor(X.length / 2)
  for (let i = 0; i < half; i++) X[i + half] = [...X[i]]
  X[X.length - 1] = [...X[half === 0 ? 0 : X.length % 2 === 1 ? 0 : half - 1]]
}
