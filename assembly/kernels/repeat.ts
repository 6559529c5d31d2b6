import { f64s } from "../memory/arena"
import { F64s, at, from } from "../memory/arrays"

/** v of length n, K times one after another. */
export function repeat(n: i32, v: usize, K: i32): F64s {
  const all = f64s(<f64>n * <f64>K)
  for (let k = 0; k < K; k++) memory.copy(at(from(all, k * n)), v, <usize>n << 3)
  return all
}
