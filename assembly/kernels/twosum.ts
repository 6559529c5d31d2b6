/** Rounding errors of + and *, exactly (Knuth's TwoSum; Dekker's product by Veltkamp's split: wasm has no FMA). */

/** 2^27 + 1 splits 53 bits into 26 + 26 and a sign; the product overflows above 2^996. */
const SPLIT: f64 = 134217729

/** a + b - s where s = fl(a + b): exact, whichever of a and b is larger. */
// @ts-ignore: decorator
@inline
export function sumError(a: f64, b: f64, s: f64): f64 {
  const c = s - a
  return a - (s - c) + (b - c)
}

/** sumError by lane. */
// @ts-ignore: decorator
@inline
export function sumErrors(a: v128, b: v128, s: v128): v128 {
  const c = f64x2.sub(s, a)
  return f64x2.add(f64x2.sub(a, f64x2.sub(s, c)), f64x2.sub(b, c))
}

/** The upper 26 bits of a, rounded: a - high(a) is exact and has 26 bits as well. |a| < 2^996. */
// @ts-ignore: decorator
@inline
export function high(a: f64): f64 {
  const c = SPLIT * a
  return c - (c - a)
}

/** high by lane. */
// @ts-ignore: decorator
@inline
export function highs(a: v128): v128 {
  const c = f64x2.mul(f64x2.splat(SPLIT), a)
  return f64x2.sub(c, f64x2.sub(c, a))
}

/** a b - p where p = fl(a b): exact unless a partial product underflows (|a b| < 2^-968) or |a|, |b| >= 2^996. */
// @ts-ignore: decorator
@inline
export function productError(a: f64, b: f64, p: f64): f64 {
  const ah = high(a)
  const bh = high(b)
  const al = a - ah
  const bl = b - bh
  return ah * bh - p + ah * bl + al * bh + al * bl
}

/** productError by lane, the halves of a given (ah + al = a): a factor common to many products is split once. */
// @ts-ignore: decorator
@inline
export function productErrors(ah: v128, al: v128, b: v128, p: v128): v128 {
  const bh = highs(b)
  const bl = f64x2.sub(b, bh)
  const e = f64x2.add(f64x2.sub(f64x2.mul(ah, bh), p), f64x2.mul(ah, bl))
  return f64x2.add(f64x2.add(e, f64x2.mul(al, bh)), f64x2.mul(al, bl))
}
