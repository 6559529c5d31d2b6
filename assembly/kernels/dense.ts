/**
 * A dense column x (T = f64 or f32, n elements) against vectors of f64, the column centred by m on the way.
 * Any address will do; the order of summation depends on n alone.
 */
import { BLOCK, madd, pair, single, total } from "./lanes"

/** sum_i (x_i - m) u_i */
// @ts-ignore: decorator
@inline
export function dot<T>(n: i32, x: usize, m: f64, u: usize): f64 {
  return dotFrom<T>(0, n, x, m, u)
}

/** sum + sum_i (x_i - m) u_i, block after block: a dot goes on where one over a multiple of BLOCK rows ended. */
function dotFrom<T>(sum: f64, n: i32, x: usize, m: f64, u: usize): f64 {
  const mm = f64x2.splat(m)
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

/** Rows that `dots4` takes of one column after the other. */
const CHUNK: i32 = 16 * BLOCK

/**
 * Four dots sharing u, out[0..3]; u is read chunk by chunk for all four, so that a long one stays in cache. Each has the
 * bits of its own `dot`. (One loop over several columns was slower: 9 against 14 GFLOP/s in cache, no gain out of it.)
 */
export function dots4<T>(
  n: i32, x0: usize, x1: usize, x2: usize, x3: usize, m0: f64, m1: f64, m2: f64, m3: f64, u: usize, out: usize,
): void {
  let s0: f64 = 0
  let s1: f64 = 0
  let s2: f64 = 0
  let s3: f64 = 0
  for (; n > 0; n -= CHUNK) {
    const count = min(n, CHUNK)
    s0 = dotFrom<T>(s0, count, x0, m0, u)
    s1 = dotFrom<T>(s1, count, x1, m1, u)
    s2 = dotFrom<T>(s2, count, x2, m2, u)
    s3 = dotFrom<T>(s3, count, x3, m3, u)
    x0 += CHUNK * sizeof<T>()
    x1 += CHUNK * sizeof<T>()
    x2 += CHUNK * sizeof<T>()
    x3 += CHUNK * sizeof<T>()
    u += CHUNK * 8
  }
  store<f64>(out, s0)
  store<f64>(out, s1, 8)
  store<f64>(out, s2, 16)
  store<f64>(out, s3, 24)
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
