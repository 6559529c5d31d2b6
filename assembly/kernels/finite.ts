/** Index of the first NaN or infinity among `count` elements of T = f64 or f32 (a double: up to 2^32 elements), or -1. */
import { single } from "./lanes"

export function firstNonFinite<T>(x: usize, count: f64): f64 {
  const n = <usize>count
  let i: usize = 0
  // x - x is 0 for the finite and NaN for the others, and NaN stays in a sum.
  for (; i + 512 <= n; i += 512) {
    let s = f64x2.splat(0)
    let t = s
    const from = x + i * sizeof<T>()
    for (let b: usize = 0; b < 512 * sizeof<T>(); b += 32) {
      const u = v128.load(from + b)
      const v = v128.load(from + b, 16)
      if (sizeof<T>() == 4) {
        s = f32x4.add(s, f32x4.sub(u, u))
        t = f32x4.add(t, f32x4.sub(v, v))
      } else {
        s = f64x2.add(s, f64x2.sub(u, u))
        t = f64x2.add(t, f64x2.sub(v, v))
      }
    }
    if (v128.any_true(v128.or(s, t))) break
  }
  for (; i < n; i++) {
    const v = single<T>(x + i * sizeof<T>())
    if (v - v != 0) return <f64>i
  }
  return -1
}
