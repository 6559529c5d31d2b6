/** Four rows of a panel at a time, for the Cholesky factor and the Gram matrix: rows are `stride` bytes apart, lanes run along them. */
import { across, madd } from "./lanes"

/** x_0 - (s_0 + s_1) */
// @ts-ignore: decorator
@inline
function less(x: usize, s: v128): f64 {
  return load<f64>(x) - across(s)
}

/** R L' = A for the four rows at R, in place; L lower triangular, nb x nb, nb even. */
export function solveFour(nb: i32, L: usize, R: usize, stride: usize): void {
  const S = R + stride
  const T = S + stride
  const U = T + stride
  for (let c = 0; c < nb; c++) {
    const end = <usize>c << 3
    let r = f64x2.splat(0)
    let s = r
    let t = r
    let u = r
    let at: usize = 0
    for (; at + 16 <= end; at += 16) {
      const l = v128.load(L + at)
      r = madd(r, v128.load(R + at), l)
      s = madd(s, v128.load(S + at), l)
      t = madd(t, v128.load(T + at), l)
      u = madd(u, v128.load(U + at), l)
    }
    if (c & 1) {
      // The last product alone: its neighbour in the pair is what is being solved for.
      const l = v128.load64_zero(L + at)
      r = madd(r, v128.load64_zero(R + at), l)
      s = madd(s, v128.load64_zero(S + at), l)
      t = madd(t, v128.load64_zero(T + at), l)
      u = madd(u, v128.load64_zero(U + at), l)
    }
    const pivot = load<f64>(L + end)
    store<f64>(R + end, less(R + end, r) / pivot)
    store<f64>(S + end, less(S + end, s) / pivot)
    store<f64>(T + end, less(T + end, t) / pivot)
    store<f64>(U + end, less(U + end, u) / pivot)
    L += stride
  }
}

/**
 * C -= R B': four rows at R, `count` rows at B, all of `length` elements and `stride` bytes apart; C is 4 x count, its
 * rows `down` bytes apart; length and count even. Tiles of 4 x 2: their eight accumulators and what feeds them fill
 * the 16 registers of x64. Every entry is summed in the same order, whatever its place.
 */
export function subtractFour(length: i32, count: i32, B: usize, R: usize, stride: usize, C: usize, down: usize): void {
  const S = R + stride
  const T = S + stride
  const U = T + stride
  const end = <usize>length << 3
  for (; count > 0; count -= 2) {
    const D = B + stride
    let r0 = f64x2.splat(0)
    let r1 = r0
    let s0 = r0
    let s1 = r0
    let t0 = r0
    let t1 = r0
    let u0 = r0
    let u1 = r0
    for (let at: usize = 0; at < end; at += 16) {
      const b = v128.load(B + at)
      const d = v128.load(D + at)
      let x = v128.load(R + at)
      r0 = madd(r0, x, b)
      r1 = madd(r1, x, d)
      x = v128.load(S + at)
      s0 = madd(s0, x, b)
      s1 = madd(s1, x, d)
      x = v128.load(T + at)
      t0 = madd(t0, x, b)
      t1 = madd(t1, x, d)
      x = v128.load(U + at)
      u0 = madd(u0, x, b)
      u1 = madd(u1, x, d)
    }
    subtract(C, r0, r1)
    subtract(C + down, s0, s1)
    subtract(C + 2 * down, t0, t1)
    subtract(C + 3 * down, u0, u1)
    B = D + stride
    C += 16
  }
}

/** (c_0, c_1) less the lane sums of x and y. */
// @ts-ignore: decorator
@inline
function subtract(C: usize, x: v128, y: v128): void {
  const s = f64x2.add(v128.shuffle<f64>(x, y, 0, 2), v128.shuffle<f64>(x, y, 1, 3))
  v128.store(C, f64x2.sub(v128.load(C), s))
}
