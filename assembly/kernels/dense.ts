/**
 * A dense column x (T = f64 or f32, n elements) against vectors of f64, the column centred by m on the way.
 * Any address will do; the order of summation depends on n alone.
 */
import { BLOCK, madd, pair, single, total } from "./lanes"

/** sum_i (x_i - m) u_i */
export function dot<T>(n: i32, x: usize, m: f64, u: usize): f64 {
  const mm = f64x2.splat(m)
  let sum: f64 = 0
  do {
    const count = min(n, BLOCK)
    let s0 = f64x2.splat(0)
    let s1 = s0
    let s2 = s0
    let s3 = s0
    for (let g = count >> 3; g > 0; g--) {
      s0 = madd(s0, f64x2.sub(pair<T>(x), mm), v128.load(u))
      s1 = madd(s1, f64x2.sub(pair<T>(x + 2 * sizeof<T>()), mm), v128.load(u, 16))
      s2 = madd(s2, f64x2.sub(pair<T>(x + 4 * sizeof<T>()), mm), v128.load(u, 32))
      s3 = madd(s3, f64x2.sub(pair<T>(x + 6 * sizeof<T>()), mm), v128.load(u, 48))
      x += 8 * sizeof<T>()
      u += 64
    }
    let tail: f64 = 0
    for (let r = count & 7; r > 0; r--) {
      tail += (single<T>(x) - m) * load<f64>(u)
      x += sizeof<T>()
      u += 8
    }
    sum += total(s0, s1, s2, s3) + tail
    n -= count
  } while (n > 0)
  return sum
}

/**
 * Four dots sharing u, out[0..3], one after the other. In one loop over two columns each dot made 9 GFLOP/s in cache
 * instead of 14, and lost as much on short columns from memory as it gained on long ones.
 */
export function dots4<T>(
  n: i32, x0: usize, x1: usize, x2: usize, x3: usize, m0: f64, m1: f64, m2: f64, m3: f64, u: usize, out: usize,
): void {
  store<f64>(out, dot<T>(n, x0, m0, u))
  store<f64>(out, dot<T>(n, x1, m1, u), 8)
  store<f64>(out, dot<T>(n, x2, m2, u), 16)
  store<f64>(out, dot<T>(n, x3, m3, u), 24)
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
