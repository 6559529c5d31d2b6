/** Weighted sums and squared norms of a dense column x (T = f64 or f32); w = 0 stands for weights of one. */
import { BLOCK, across, madd, pair, single } from "./lanes"
import { sumError, sumErrors } from "./twosum"

/**
 * sum_i w_i (scale x_i), each rounding of a sum caught by TwoSum and added at the end: a mean over 10^7 rows is as
 * good as one over 10. `scale` is a power of two that keeps sums below overflow.
 */
export function sumWeighted<T>(n: i32, x: usize, scale: f64, w: usize): f64 {
  const cc = f64x2.splat(scale)
  let s = f64x2.splat(0)
  let t = s
  let es = s
  let et = s
  for (let g = n >> 2; g > 0; g--) {
    let a = f64x2.mul(cc, pair<T>(x))
    let b = f64x2.mul(cc, pair<T>(x + 2 * sizeof<T>()))
    if (w) {
      a = f64x2.mul(a, v128.load(w))
      b = f64x2.mul(b, v128.load(w, 16))
      w += 32
    }
    const s1 = f64x2.add(s, a)
    const t1 = f64x2.add(t, b)
    es = f64x2.add(es, sumErrors(s, a, s1))
    et = f64x2.add(et, sumErrors(t, b, t1))
    s = s1
    t = t1
    x += 4 * sizeof<T>()
  }
  const q = f64x2.add(s, t)
  es = f64x2.add(f64x2.add(es, et), sumErrors(s, t, q))
  const q0 = f64x2.extract_lane(q, 0)
  const q1 = f64x2.extract_lane(q, 1)
  let sum = q0 + q1
  let error = across(es) + sumError(q0, q1, sum)
  for (let r = n & 3; r > 0; r--) {
    let a = scale * single<T>(x)
    if (w) {
      a *= load<f64>(w)
      w += 8
    }
    const grown = sum + a
    error += sumError(sum, a, grown)
    sum = grown
    x += sizeof<T>()
  }
  return sum + error
}

/** sum_i w_i (scale (x_i - m))^2 */
export function normWeighted<T>(n: i32, x: usize, m: f64, scale: f64, w: usize): f64 {
  const mm = f64x2.splat(m)
  const cc = f64x2.splat(scale)
  let sum: f64 = 0
  do {
    const count = min(n, BLOCK)
    let s0 = f64x2.splat(0)
    let s1 = s0
    for (let g = count >> 2; g > 0; g--) {
      const a = f64x2.mul(cc, f64x2.sub(pair<T>(x), mm))
      const b = f64x2.mul(cc, f64x2.sub(pair<T>(x + 2 * sizeof<T>()), mm))
      let aw = a
      let bw = b
      if (w) {
        aw = f64x2.mul(a, v128.load(w))
        bw = f64x2.mul(b, v128.load(w, 16))
        w += 32
      }
      s0 = madd(s0, aw, a)
      s1 = madd(s1, bw, b)
      x += 4 * sizeof<T>()
    }
    let tail: f64 = 0
    for (let r = count & 3; r > 0; r--) {
      const a = scale * (single<T>(x) - m)
      let aw = a
      if (w) {
        aw *= load<f64>(w)
        w += 8
      }
      tail += aw * a
      x += sizeof<T>()
    }
    const s = f64x2.add(s0, s1)
    sum += across(s) + tail
    n -= count
  } while (n > 0)
  return sum
}
