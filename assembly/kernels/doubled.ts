/** Scalar double-double arithmetic: numbers come as hi, lo and go to out[0..1]. Relative errors below 2^-100. */
import { productError, sumError } from "./twosum"

/** out = hi + lo renormalised so that |lo| <= ulp(hi) / 2; asks |hi| >= |lo|. */
// @ts-ignore: decorator
@inline
function renormalise(hi: f64, lo: f64, out: usize): void {
  const s = hi + lo
  store<f64>(out, s)
  store<f64>(out, hi - s + lo, 8)
}

/** out = a + b; both parts summed by TwoSum, so that the error is relative to the sum even when it cancels. */
export function ddAdd(ahi: f64, alo: f64, bhi: f64, blo: f64, out: usize): void {
  const s = ahi + bhi
  const t = alo + blo
  const e = sumError(ahi, bhi, s) + t
  const hi = s + e
  renormalise(hi, s - hi + e + sumError(alo, blo, t), out)
}

/** out = a b */
export function ddMul(ahi: f64, alo: f64, bhi: f64, blo: f64, out: usize): void {
  const p = ahi * bhi
  renormalise(p, productError(ahi, bhi, p) + (ahi * blo + alo * bhi), out)
}

/** out = a / b: quotient, remainder in double-double, quotient of that, once more. */
export function ddDiv(ahi: f64, alo: f64, bhi: f64, blo: f64, out: usize): void {
  const q = ahi / bhi
  ddMul(q, 0, bhi, blo, out)
  ddAdd(ahi, alo, -load<f64>(out), -load<f64>(out, 8), out)
  const r = load<f64>(out) / bhi
  const rlo = load<f64>(out, 8)
  const rhi = load<f64>(out)
  ddMul(r, 0, bhi, blo, out)
  ddAdd(rhi, rlo, -load<f64>(out), -load<f64>(out, 8), out)
  const t = load<f64>(out) / bhi
  ddAdd(q, 0, r, t, out)
}
