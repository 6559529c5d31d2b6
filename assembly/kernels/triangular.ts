/** Systems in a Cholesky factor L: k x k, row-major, leading dimension ld, lower triangle. b of k, in place. */
import { axpyv, dotv } from "./vector"

/** L x = b, by rows. */
export function solveLower(k: i32, L: usize, ld: i32, b: usize): void {
  for (let i = 0; i < k; i++) {
    const at = b + (<usize>i << 3)
    store<f64>(at, (load<f64>(at) - dotv(i, L, b)) / load<f64>(L + (<usize>i << 3)))
    L += <usize>ld << 3
  }
}

/** L' x = b, by rows of L from the last one. */
export function solveUpper(k: i32, L: usize, ld: i32, b: usize): void {
  L += <usize>k * (<usize>ld << 3)
  for (let i = k - 1; i >= 0; i--) {
    L -= <usize>ld << 3
    const at = b + (<usize>i << 3)
    const x = load<f64>(at) / load<f64>(L + (<usize>i << 3))
    store<f64>(at, x)
    axpyv(i, -x, L, b)
  }
}
