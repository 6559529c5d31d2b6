import { add, type DD, dd, div, less, mul, scale, sub, weightedDot, ZERO } from '../double-double'
import { powerOfTwoNear } from './task'

/** A direction, and the value that (1/S) sum s u x must take along it. */
export interface Demand {
  readonly x: readonly number[]
  readonly target: DD
}

interface Direction {
  readonly q: readonly DD[]
  readonly norm: DD
  readonly target: DD
}

/** A column counts as dependent when less than this share of it is left: far below any real column, far above 1e-32. */
const DEPENDENT = 1e-13

/**
 * The u' = u - h A d that meets every demand, A' s u' = S target, by Gram-Schmidt in the inner product sum s h a b,
 * done twice. Dependent columns are left out (their demands follow from the others').
 */
export function meet(
  u: readonly DD[],
  demands: readonly Demand[],
  s: readonly number[],
  h: readonly DD[],
  total: DD,
): DD[] {
  let result = [...u]
  const basis = orthogonal(demands, s, h)
  for (let pass = 0; pass < 2; pass++) {
    for (const { q, norm, target } of basis) {
      const step = div(sub(weightedDot(s, q, result), mul(total, target)), norm)
      result = result.map((v, i) => sub(v, mul(mul(h[i], q[i]), step)))
    }
  }
  return result
}

function orthogonal(demands: readonly Demand[], s: readonly number[], h: readonly DD[]): Direction[] {
  const basis: Direction[] = []
  const inner = (a: readonly DD[], b: readonly DD[]): DD =>
    weightedDot(
      s,
      a.map((v, i) => mul(v, h[i])),
      b,
    )
  for (const demand of demands) {
    const unit = powerOfTwoNear(demand.x)
    let q = demand.x.map((v) => dd(v / unit))
    let target = scale(demand.target, 1 / unit)
    const before = inner(q, q)
    for (let pass = 0; pass < 2; pass++) {
      for (const other of basis) {
        const r = div(inner(q, other.q), other.norm)
        q = q.map((v, i) => sub(v, mul(r, other.q[i])))
        target = sub(target, mul(r, other.target))
      }
    }
    const norm = inner(q, q)
    if (less(scale(before, DEPENDENT * DEPENDENT), norm)) basis.push({ q, norm, target })
  }
  return basis
}

/** (1/S) sum_i s_i u_i x_i */
export function correlation(x: readonly number[], u: readonly DD[], s: readonly number[], total: DD): DD {
  let sum = ZERO
  for (let i = 0; i < x.length; i++) sum = add(sum, scale(scale(u[i], x[i]), s[i]))
  return div(sum, total)
}
