/**
 * A dense column x (T = f64 or f32, n elements) against vectors of f64, the column centred by m on the way.
 * Any address will do; the order of summation depends on n alone.
 */
import { BLOCK, across, madd, pair, single, total } from "./lanes"

/**
 * sum_i (x_i - m) u_i. A block is read as two halves side by side, two accumulators each, so that `dots4` gets the same
 * bits from one half after the other; what is left of 8 comes last.
 */
export function dot<T>(n: i32, x: usize, m: f64, u: usize): f64 {
  const mm = f64x2.splat(m)
  let sum: f64 = 0
  do {
    const count = min(n, BLOCK)
    const half = <usize>(count >> 3) << 2
    let y = x + half * sizeof<T>()
    let v = u + (half << 3)
    let s0 = f64x2.splat(0)
    let s1 = s0
    let s2 = s0
    let s3 = s0
    for (let g = count >> 3; g > 0; g--) {
      s0 = madd(s0, f64x2.sub(pair<T>(x), mm), v128.load(u))
      s1 = madd(s1, f64x2.sub(pair<T>(x + 2 * sizeof<T>()), mm), v128.load(u, 16))
      s2 = madd(s2, f64x2.sub(pair<T>(y), mm), v128.load(v))
      s3 = madd(s3, f64x2.sub(pair<T>(y + 2 * sizeof<T>()), mm), v128.load(v, 16))
      x += 4 * sizeof<T>()
      y += 4 * sizeof<T>()
      u += 32
      v += 32
    }
    sum += total(s0, s1, s2, s3) + rest<T>(count & 7, y, m, v)
    x = y + <usize>(count & 7) * sizeof<T>()
    u = v + (<usize>(count & 7) << 3)
    n -= count
  } while (n > 0)
  return sum
}

/** The last rows of a block, fewer than 8. */
// @ts-ignore: decorator
@inline
function rest<T>(rows: i32, x: usize, m: f64, u: usize): f64 {
  let sum: f64 = 0
  for (; rows > 0; rows--) {
    sum += (single<T>(x) - m) * load<f64>(u)
    x += sizeof<T>()
    u += 8
  }
  return sum
}

/** Rows up to which `dots4` takes one column after the other: short streams side by side defeat the prefetcher. */
const LONG: i32 = 4096

/** Four dots sharing u, out[0..3], each with the bits of its own `dot`. */
export function dots4<T>(
  n: i32, x0: usize, x1: usize, x2: usize, x3: usize, m0: f64, m1: f64, m2: f64, m3: f64, u: usize, out: usize,
): void {
  if (n > LONG) return abreast<T>(n, x0, x1, x2, x3, m0, m1, m2, m3, u, out)
  store<f64>(out, dot<T>(n, x0, m0, u))
  store<f64>(out, dot<T>(n, x1, m1, u), 8)
  store<f64>(out, dot<T>(n, x2, m2, u), 16)
  store<f64>(out, dot<T>(n, x3, m3, u), 24)
}

/** Long columns side by side: from memory 6.7 GFLOP/s where one after the other made 4. */
function abreast<T>(
  n: i32, x0: usize, x1: usize, x2: usize, x3: usize, m0: f64, m1: f64, m2: f64, m3: f64, u: usize, out: usize,
): void {
  let sum0: f64 = 0
  let sum1: f64 = 0
  let sum2: f64 = 0
  let sum3: f64 = 0
  for (; n > 0; n -= BLOCK) {
    const count = min(n, BLOCK)
    let h0 = f64x2.splat(0)
    let h1 = h0
    let h2 = h0
    let h3 = h0
    for (let half = 0; half < 2; half++) {
      let s0 = f64x2.splat(0)
      let t0 = s0
      let s1 = s0
      let t1 = s0
      let s2 = s0
      let t2 = s0
      let s3 = s0
      let t3 = s0
      for (let g = count >> 3; g > 0; g--) {
        const v = v128.load(u)
        const w = v128.load(u, 16)
        s0 = madd(s0, f64x2.sub(pair<T>(x0), f64x2.splat(m0)), v)
        t0 = madd(t0, f64x2.sub(pair<T>(x0 + 2 * sizeof<T>()), f64x2.splat(m0)), w)
        s1 = madd(s1, f64x2.sub(pair<T>(x1), f64x2.splat(m1)), v)
        t1 = madd(t1, f64x2.sub(pair<T>(x1 + 2 * sizeof<T>()), f64x2.splat(m1)), w)
        s2 = madd(s2, f64x2.sub(pair<T>(x2), f64x2.splat(m2)), v)
        t2 = madd(t2, f64x2.sub(pair<T>(x2 + 2 * sizeof<T>()), f64x2.splat(m2)), w)
        s3 = madd(s3, f64x2.sub(pair<T>(x3), f64x2.splat(m3)), v)
        t3 = madd(t3, f64x2.sub(pair<T>(x3 + 2 * sizeof<T>()), f64x2.splat(m3)), w)
        x0 += 4 * sizeof<T>()
        x1 += 4 * sizeof<T>()
        x2 += 4 * sizeof<T>()
        x3 += 4 * sizeof<T>()
        u += 32
      }
      h0 = f64x2.add(h0, f64x2.add(s0, t0))
      h1 = f64x2.add(h1, f64x2.add(s1, t1))
      h2 = f64x2.add(h2, f64x2.add(s2, t2))
      h3 = f64x2.add(h3, f64x2.add(s3, t3))
    }
    const last = count & 7
    sum0 += across(h0) + rest<T>(last, x0, m0, u)
    sum1 += across(h1) + rest<T>(last, x1, m1, u)
    sum2 += across(h2) + rest<T>(last, x2, m2, u)
    sum3 += across(h3) + rest<T>(last, x3, m3, u)
  }
  store<f64>(out, sum0)
  store<f64>(out, sum1, 8)
  store<f64>(out, sum2, 16)
  store<f64>(out, sum3, 24)
}

/** z_i += a (x_i - m) */
export function axpy<T>(n: i32, a: f64, x: usize, m: f64, z: usize): void {
  const aa = f64x2.splat(a)
  const mm = f64x2.splat(m)
  for (let g = n >> 3; g > 0; g--) {
    v128.store(z, madd(v128.load(z), aa, f64x2.sub(pair<T>(x), mm)))
    v128.store(z, madd(v128.load(z, 16), aa, f64x2.sub(pair<T>(x + 2 * sizeof<T>()), mm)), 16)
    v128.store(z, madd(v128.load(z, 32), aa, f64x2.sub(pair<T>(x + 4 * sizeof<T>()), mm)), 32)
    v128.store(z, madd(v128.load(z, 48), aa, f64x2.sub(pair<T>(x + 6 * sizeof<T>()), mm)), 48)
    x += 8 * sizeof<T>()
    z += 64
  }
  for (let r = n & 7; r > 0; r--) {
    store<f64>(z, load<f64>(z) + a * (single<T>(x) - m))
    x += sizeof<T>()
    z += 8
  }
}

/** z_i += a w_i (x_i - m) */
export function axpyWeighted<T>(n: i32, a: f64, x: usize, m: f64, w: usize, z: usize): void {
  const aa = f64x2.splat(a)
  const mm = f64x2.splat(m)
  for (let g = n >> 2; g > 0; g--) {
    v128.store(z, madd(v128.load(z), f64x2.mul(aa, v128.load(w)), f64x2.sub(pair<T>(x), mm)))
    v128.store(
      z, madd(v128.load(z, 16), f64x2.mul(aa, v128.load(w, 16)), f64x2.sub(pair<T>(x + 2 * sizeof<T>()), mm)), 16,
    )
    x += 4 * sizeof<T>()
    w += 32
    z += 32
  }
  for (let r = n & 3; r > 0; r--) {
    store<f64>(z, load<f64>(z) + a * load<f64>(w) * (single<T>(x) - m))
    x += sizeof<T>()
    w += 8
    z += 8
  }
}

/** max_i |x_i|, 0 for no rows; NaN if one is. */
export function maxAbs<T>(n: i32, x: usize): f64 {
  let a = f64x2.splat(0)
  let b = a
  for (let g = n >> 2; g > 0; g--) {
    a = f64x2.max(a, f64x2.abs(pair<T>(x)))
    b = f64x2.max(b, f64x2.abs(pair<T>(x + 2 * sizeof<T>())))
    x += 4 * sizeof<T>()
  }
  a = f64x2.max(a, b)
  let most = max(f64x2.extract_lane(a, 0), f64x2.extract_lane(a, 1))
  for (let r = n & 3; r > 0; r--) {
    most = max(most, abs(single<T>(x)))
    x += sizeof<T>()
  }
  return most
}
