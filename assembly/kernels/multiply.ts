import { madd } from "./lanes"

/**
 * C += A' B for packed A, B (`rows` rows of four f64): 4 x 4, rows of C `stride` bytes apart. The eight accumulators and
 * what feeds them fill the 16 registers of x64; sums start at zero here, so that C gathers block sums.
 */
export function multiply(rows: i32, A: usize, B: usize, C: usize, stride: usize): void {
  let c00 = f64x2.splat(0)
  let c01 = c00
  let c10 = c00
  let c11 = c00
  let c20 = c00
  let c21 = c00
  let c30 = c00
  let c31 = c00
  for (; rows > 0; rows--) {
    const b0 = v128.load(B)
    const b1 = v128.load(B, 16)
    let a = v128.load64_splat(A)
    c00 = madd(c00, a, b0)
    c01 = madd(c01, a, b1)
    a = v128.load64_splat(A, 8)
    c10 = madd(c10, a, b0)
    c11 = madd(c11, a, b1)
    a = v128.load64_splat(A, 16)
    c20 = madd(c20, a, b0)
    c21 = madd(c21, a, b1)
    a = v128.load64_splat(A, 24)
    c30 = madd(c30, a, b0)
    c31 = madd(c31, a, b1)
    A += 32
    B += 32
  }
  add(C, c00, c01)
  add(C + stride, c10, c11)
  add(C + 2 * stride, c20, c21)
  add(C + 3 * stride, c30, c31)
}

// @ts-ignore: decorator
@inline
function add(C: usize, c0: v128, c1: v128): void {
  v128.store(C, f64x2.add(v128.load(C), c0))
  v128.store(C, f64x2.add(v128.load(C, 16), c1), 16)
}
