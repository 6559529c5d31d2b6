import { normal, uniform } from '../hash'
import type { Spec } from './spec'

/**
 * Counts, for which it is known whether the Poisson loss has a finite optimum. Where coefficients may run away every
 * count is positive, as then no direction helps without end; where nothing can, a count may be 0; and `separable` has
 * nothing but zeros, for which an intercept falls for ever. One in eight is no integer, which the loss may have too.
 */
export function counts(
  spec: Spec,
  X: number[][],
  units: number[],
  weights: number[] | undefined,
  free: boolean,
): { y: number[]; unbounded: boolean } {
  const { seed } = spec
  if (spec.labels === 'separable' && spec.fitIntercept) return { y: X.map(() => 0), unbounded: true }
  const w = units.map((unit, j) => (uniform(seed + 42, j) > 1 / 3 ? 0 : (2 * normal(seed + 43, j)) / unit))
  const share = uniform(seed + 41, 0) < 1 / 8 ? 0.37 : 1
  const y = X.map((x, i) => {
    const z = x.reduce((t, v, j) => t + v * w[j], 1) + spec.noise * normal(seed + 44, i)
    const count = Math.round(Math.exp(Math.max(-3, Math.min(5, z))))
    return share * (free || spec.labels === 'twins' ? Math.max(1, count) : count)
  })
  // An intercept needs one count that is not 0, among the rows that count.
  const first = y.findIndex((_, i) => weights?.[i] !== 0)
  y[first] = Math.max(1, y[first])
  return { y, unbounded: false }
}
