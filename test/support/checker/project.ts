import { add, type DD, dd, div, less, mul, scale, sub, weightedDot, ZERO } from '../double-double'
import { powerOfTwoNear } from './task'

/** A direction, and the value that (1/S) sum s u x must take along it. */
export interface Demand {
  readonly x: readonly number[]
  readonly target: DD
}

interface Direction {
  /** H q */
  readonly curved: readonly DD[]
  readonly q: readonly DD[]
  readonly norm: DD
  readonly target: DD
}

/** v -> H v, symmetric and nowhere negative. */
export type Curve = (v: readonly DD[]) => readonly DD[]

/** A column counts as dependent when less than this share of it is left: far below any real column, far above 1e-32. */
const DEPENDENT = 1e-13

/**
 * The u' = u - H A d that meets every demand, A' s u' = S target, and A d, by Gram-Schmidt in the inner product
 * sum s a (H b), done twice. Dependent columns are left out (their demands follow from the others').
 */
export function meet(
  u: readonly DD[],
  demands: readonly Demand[],
  s: readonly number[],
  curve: Curve,
  total: DD,
): { met: DD[]; step: DD[] } {
  let result = [...u]
  let way = u.map(() => ZERO)
  const basis = orthogonal(demands, s, curve)
  for (let pass = 0; pass < 2; pass++) {
    for (const { q, curved, norm, target } of basis) {
      const step = div(sub(weightedDot(s, q, result), mul(total, target)), norm)
      result = result.map((v, i) => sub(v, mul(curved[i], step)))
      way = way.map((v, i) => add(v, mul(q[i], step)))
    }
  }
  return { met: result, step: way }
}

function orthogonal(demands: readonly Demand[], s: readonly number[], curve: Curve): Direction[] {
  const basis: Direction[] = []
  for (const demand of demands) {
    const unit = powerOfTwoNear(demand.x)
    let q = demand.x.map((v) => dd(v / unit))
    let target = scale(demand.target, 1 / unit)
    const before = weightedDot(s, q, curve(q))
    for (let pass = 0; pass < 2; pass++) {
      for (const other of basis) {
        const r = div(weightedDot(s, q, other.curved), other.norm)
        q = q.map((v, i) => sub(v, mul(r, other.q[i])))
        target = sub(target, mul(r, other.target))
      }
    }
    const curved = curve(q)
    const norm = weightedDot(s, q, curved)
    if (less(scale(before, DEPENDENT * DEPENDENT), norm)) basis.push({ q, curved, norm, target })
  }
  return basis
}

/** (1/S) sum_i s_i u_i x_i */
export function correlation(x: readonly number[], u: readonly DD[], s: readonly number[], total: DD): DD {
  let sum = ZERO
  for (let i = 0; i < x.length; i++) if (x[i] !== 0) sum = add(sum, scale(scale(u[i], x[i]), s[i]))
  return div(sum, total)
}
