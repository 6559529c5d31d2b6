/** Vectors of n one after another, `end` numbers in all, against one Cholesky factor L of n x n: its rows pass once. */
import { F64s, at, from } from "../memory/arrays"
import { axpyv, dotv } from "./vector"

/** L x = b, in place. */
export function lower(n: i32, L: F64s, b: F64s, end: i32): void {
  for (let i = 0; i < n; i++) {
    const row = from(L, i * n)
    for (let first = 0; first < end; first += n) {
      b[first + i] = (b[first + i] - dotv(i, at(row), at(from(b, first)))) / row[i]
    }
  }
}

/** L' x = b, in place. */
export function upper(n: i32, L: F64s, b: F64s, end: i32): void {
  for (let i = n - 1; i >= 0; i--) {
    const row = from(L, i * n)
    for (let first = 0; first < end; first += n) {
      b[first + i] /= row[i]
      axpyv(i, -b[first + i], at(row), at(from(b, first)))
    }
  }
}

/** x_i, x_(i + stride), ... before `end` less their mean. */
export function centre(x: F64s, i: i32, stride: i32, end: i32): void {
  let sum: f64 = 0
  for (let l = i; l < end; l += stride) sum += x[l]
  const mean = sum / Math.ceil(<f64>(end - i) / <f64>stride)
  for (let l = i; l < end; l += stride) x[l] -= mean
}
