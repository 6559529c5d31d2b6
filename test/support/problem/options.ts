import { pick, uniform } from '../hash'
import type { Spec } from './spec'

export function sampleWeights({ seed, n, weights }: Spec): number[] | undefined {
  if (weights === 'none') return undefined
  const all = Array.from({ length: n }, (_, i) => {
    if (weights === 'positive') return 0.1 + 10 * uniform(seed + 20, i)
    if (weights === 'integer') return pick([1, 2, 3], seed + 21, i)
    return pick([0, 0.5, 1, 2.5], seed + 22, i)
  })
  all[0] ||= 1
  return all
}

export function penaltyFactors({ seed, p, factors }: Spec): number[] | undefined {
  const values = {
    none: undefined,
    positive: [0.25, 1, 3.5],
    zero: [0, 1, 1],
    infinite: [1, 1, Infinity],
    all: [0, 0.25, 1, 3.5, Infinity],
  }[factors]
  return values && Array.from({ length: p }, (_, j) => pick(values, seed + 23, j))
}

/** Bounds about the size of the coefficients, `unit` being that of column j's. */
export function bounds(
  { seed, p, bounds: kind }: Spec,
  unit: (j: number) => number,
): [number[], number[]] | undefined {
  if (kind === 'none') return undefined
  const pairs = {
    nonNegative: [[0, Infinity]],
    'one-sided': [
      [0, Infinity],
      [-Infinity, 0],
      [-0.5, Infinity],
      [-Infinity, 0.25],
    ],
    box: [
      [-0.5, 0.5],
      [0, 1],
      [-0.125, 2],
    ],
    mixed: [
      [-Infinity, Infinity],
      [0, Infinity],
      [-0.5, 0.5],
      [0, 0],
    ],
  }[kind]
  const chosen = Array.from({ length: p }, (_, j) =>
    pick(pairs, seed + 24, j).map((b) => b * (b === 0 ? 1 : unit(j))),
  )
  return [chosen.map(([lower]) => lower), chosen.map(([, upper]) => upper)]
}
