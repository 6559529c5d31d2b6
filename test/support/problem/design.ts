import { containers } from '../containers'
import { integer, normal, pick, uniform } from '../hash'
import type { Spec } from './spec'

/** X of a spec, before the rows are paired: every entry depends on its place and the seed alone. */
export function design(spec: Spec): number[][] {
  const { seed, n, p } = spec
  const X = Array.from({ length: n }, (_, i) => Array.from({ length: p }, (_, j) => entry(spec, i, j)))
  if (spec.deficient) makeDeficient(X, spec)
  const units = Array.from({ length: p }, (_, j) => columnUnit(spec, j))
  const narrow = 'narrow' in containers[spec.container]
  return X.map((x) => x.map((v, j) => (narrow ? Math.fround(v) : v) * units[j]))

  function columnUnit(s: Spec, j: number): number {
    if (s.columnScale === 'one') return 1
    if (s.columnScale === 'common') return 2 ** s.columnExponent
    const e = Math.abs(s.columnExponent)
    return 2 ** integer(-e, e, seed + 3, j)
  }
}

function entry({ seed, entries }: Spec, i: number, j: number): number {
  const v = normal(seed, i, j)
  if (entries === 'full') return v
  if (entries === 'integer') return Math.round(3 * v)
  if (entries === 'sparse' && uniform(seed + 9, i, j) < 0.8) return 0
  return Math.round(v * 2 ** 16) / 2 ** 16
}

/**
 * Every third column or so depends on columns before it. Combinations have small integer factors, so that on
 * integers and the 2^-16 grid they are exact; full mantissas are only repeated, negated or doubled.
 */
function makeDeficient(X: number[][], { seed, p, entries }: Spec): void {
  const kinds = ['repeat', 'zero', 'constant', 'multiple', ...(entries === 'full' ? [] : ['combination'])]
  for (let j = 0; j < p; j++) {
    if (uniform(seed + 4, j) > 0.35) continue
    const kind = pick(kinds, seed + 5, j)
    const k = integer(0, Math.max(0, j - 1), seed + 6, j)
    const l = integer(0, Math.max(0, j - 1), seed + 7, j)
    const factor = pick([-2, -1, 2], seed + 8, j)
    for (const x of X) {
      if (kind === 'zero') x[j] = 0
      else if (kind === 'constant') x[j] = 3
      else if (j === 0) continue
      else if (kind === 'repeat') x[j] = x[k]
      else if (kind === 'multiple') x[j] = factor * x[k]
      else x[j] = x[k] + factor * x[l]
    }
  }
}
