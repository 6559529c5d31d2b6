/** Systems in one Cholesky factor L, n x n, for `end` / n vectors b one after another, in place, so that L passes once. */
import { F64s, at, from } from "../memory/arrays"
import { axpyv, dotv } from "./vector"

/** L x = b */
export function solveLowers(n: i32, L: F64s, b: F64s, end: i32): void {
  for (let i = 0; i < n; i++) {
    const row = from(L, i * n)
    for (let first = 0; first < end; first += n) {
      b[first + i] = (b[first + i] - dotv(i, at(row), at(from(b, first)))) / row[i]
    }
  }
}

/** L' x = b */
export function solveUppers(n: i32, L: F64s, b: F64s, end: i32): void {
  for (let i = n - 1; i >= 0; i--) {
    const row = from(L, i * n)
    for (let first = 0; first < end; first += n) {
      b[first + i] /= row[i]
      axpyv(i, -b[first + i], at(row), at(from(b, first)))
    }
  }
}
