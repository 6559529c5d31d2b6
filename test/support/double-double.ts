/**
 * Double-double arithmetic: a number is the unevaluated sum hi + lo with |lo| <= ulp(hi)/2, about 32 decimal digits
 * (Dekker 1971; Joldes, Muller, Popescu 2017). The checker computes in it, so that it is more exact than what it judges.
 */
export interface DD {
  readonly hi: number
  readonly lo: number
}

export const ZERO: DD = { hi: 0, lo: 0 }

export function dd(x: number): DD {
  return { hi: x, lo: 0 }
}

export function toNumber(a: DD): number {
  return a.hi + a.lo
}

function twoSum(a: number, b: number): DD {
  const hi = a + b
  const bb = hi - a
  return { hi, lo: a - (hi - bb) + (b - bb) }
}

function fastTwoSum(a: number, b: number): DD {
  const hi = a + b
  return { hi, lo: b - (hi - a) }
}

/** a * b exactly, by Veltkamp's split at 27 bits; needs |a|, |b| < 2^996. */
export function twoProduct(a: number, b: number): DD {
  const hi = a * b
  const ca = 134217729 * a
  const ah = ca - (ca - a)
  const al = a - ah
  const cb = 134217729 * b
  const bh = cb - (cb - b)
  const bl = b - bh
  return { hi, lo: al * bl - (hi - ah * bh - al * bh - ah * bl) }
}

export function add(a: DD, b: DD): DD {
  const s = twoSum(a.hi, b.hi)
  const t = twoSum(a.lo, b.lo)
  const v = fastTwoSum(s.hi, s.lo + t.hi)
  return fastTwoSum(v.hi, v.lo + t.lo)
}

export function neg(a: DD): DD {
  return { hi: -a.hi, lo: -a.lo }
}

export function sub(a: DD, b: DD): DD {
  return add(a, neg(b))
}

export function mul(a: DD, b: DD): DD {
  const p = twoProduct(a.hi, b.hi)
  return fastTwoSum(p.hi, p.lo + (a.hi * b.lo + a.lo * b.hi))
}

export function scale(a: DD, x: number): DD {
  const p = twoProduct(a.hi, x)
  return fastTwoSum(p.hi, p.lo + a.lo * x)
}

export function div(a: DD, b: DD): DD {
  const q1 = a.hi / b.hi
  const r = sub(a, scale(b, q1))
  const q2 = r.hi / b.hi
  const r2 = sub(r, scale(b, q2))
  return add(fastTwoSum(q1, q2), dd(r2.hi / b.hi))
}

export function sqrt(a: DD): DD {
  if (a.hi <= 0) return ZERO
  const x = Math.sqrt(a.hi)
  return add(dd(x), dd(sub(a, twoProduct(x, x)).hi / (2 * x)))
}

export function abs(a: DD): DD {
  return a.hi < 0 || (a.hi === 0 && a.lo < 0) ? neg(a) : a
}

/** Is a < b? */
export function less(a: DD, b: DD): boolean {
  return a.hi < b.hi || (a.hi === b.hi && a.lo < b.lo)
}

export function max(a: DD, b: DD): DD {
  return less(a, b) ? b : a
}

export function sum(terms: readonly DD[]): DD {
  return terms.reduce(add, ZERO)
}

/** sum_i s_i a_i b_i */
export function weightedDot(s: readonly number[], a: readonly DD[], b: readonly DD[]): DD {
  let total = ZERO
  for (let i = 0; i < s.length; i++) if (s[i] !== 0) total = add(total, scale(mul(a[i], b[i]), s[i]))
  return total
}
