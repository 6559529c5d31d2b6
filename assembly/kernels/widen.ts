/** to_i = x_i, n elements of f32 as f64. */
import { pair, single } from "./lanes"

export function widen(n: i32, x: usize, to: usize): void {
  for (let g = n >> 1; g > 0; g--) {
    v128.store(to, pair<f32>(x))
    x += 8
    to += 16
  }
  if (n & 1) store<f64>(to, single<f32>(x))
}
