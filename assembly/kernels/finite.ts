/** Index of the first NaN or infinity among `count` elements of T = f64 or f32 (a double: up to 2^32 elements), or -1. */
import { single } from "./lanes"

export function firstNonFinite<T>(x: usize, count: f64): f64 {
  const n = <usize>count
  for (let i: usize = 0; i < n; i++) {
    const v = single<T>(x + i * sizeof<T>())
    if (v - v != 0) return <f64>i
  }
  return -1
}
