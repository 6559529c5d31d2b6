/** Index of the first NaN or infinity among `count` elements of T = f64 or f32 (a double: up to 2^32 elements), or -1. */
import { pair, single } from "./lanes"

export function firstNonFinite<T>(x: usize, count: f64): f64 {
  const n = <usize>count
  let i: usize = 0
  // x - x is 0 for the finite and NaN for the others, and NaN stays in a sum.
  for (; i + 64 <= n; i += 64) {
    let s = f64x2.splat(0)
    for (let b: usize = 0; b < 64; b += 2) {
      const v = pair<T>(x + (i + b) * sizeof<T>())
      s = f64x2.add(s, f64x2.sub(v, v))
    }
    if (v128.any_true(s)) break
  }
  for (; i < n; i++) {
    const v = single<T>(x + i * sizeof<T>())
    if (v - v != 0) return <f64>i
  }
  return -1
}
