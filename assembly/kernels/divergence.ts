import { log1p, log1ps } from "./exp"

/** q log(q / p) - q + p >= 0 for q >= 0 and p > 0, free of cancellation where q is near p. */
export function divergence(q: f64, p: f64): f64 {
  if (q == 0) return p
  const e = (p - q) / q
  return q * (e - log1p(e))
}

/** The same by lane; NaN unless 0 < p and 0 < q. */
export function divergences(q: v128, p: v128): v128 {
  const e = f64x2.div(f64x2.sub(p, q), q)
  const inside = v128.and(f64x2.gt(e, f64x2.splat(-1)), f64x2.lt(e, f64x2.splat(Infinity)))
  return v128.bitselect(f64x2.mul(q, f64x2.sub(e, log1ps(e))), f64x2.splat(NaN), inside)
}
