import { add, type DD, dd, div, mul, scale, sub, twoProduct, ZERO } from './double-double'

/** ln 2 to 32 digits. */
const LN2: DD = { hi: Math.LN2, lo: 2.3190468138462996e-17 }

/** e^x in double-double: x = k ln 2 + 512 r, the series of e^r - 1 squared up nine times (as Hida, Li and Bailey, 2000). */
export function exp(x: DD): DD {
  if (!(x.hi < 709.78)) return dd(x.hi < 709.78 ? 0 : Math.exp(x.hi))
  if (x.hi < -745) return ZERO
  const k = Math.round(x.hi / LN2.hi)
  const r = scale(sub(x, scale(LN2, k)), 1 / 512)
  let term = r
  let s = r
  for (let i = 2; i <= 9; i++) {
    term = div(mul(term, r), dd(i))
    s = add(s, term)
  }
  for (let i = 0; i < 9; i++) s = add(scale(s, 2), mul(s, s))
  const e = add(s, dd(1))
  // In two steps, so that neither power of two leaves the range.
  const half = 2 ** Math.trunc(k / 2)
  const rest = 2 ** (k - Math.trunc(k / 2))
  return { hi: e.hi * half * rest, lo: e.lo * half * rest }
}

/** log a for a > 0, one Newton step on exp from the double's logarithm. */
export function log(a: DD): DD {
  const x = Math.log(a.hi)
  if (!(Math.abs(x) < 600)) return dd(x)
  const e = exp(dd(-x))
  const product = add(twoProduct(a.hi, e.hi), dd(a.hi * e.lo + a.lo * e.hi))
  const d = sub(product, dd(1))
  // log(1 + d) = d - d^2/2 to d^3, where d is about 1e-16.
  return add(dd(x), sub(d, scale(mul(d, d), 0.5)))
}
