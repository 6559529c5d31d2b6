/**
 * Sums and products in double-double (hi + lo, |lo| <= ulp(hi) / 2) on a dense column x (T = f64 or f32).
 * Errors stay below n 2^-104 of the sum of absolute values as long as products lie between 2^-860 and 2^996:
 * `scale`, a power of two, is there to bring x into that range, exactly.
 */
import { pair, single } from "./lanes"
import { ddAdd } from "./doubled"
import { high, highs, productError, productErrors, sumError, sumErrors } from "./twosum"

/** Products summed between two normalisations: their error terms are added in plain f64, RUN of them lose 2^-104 RUN. */
const RUN: i32 = 128

/** out[0..1] += hi + lo */
// @ts-ignore: decorator
@inline
function addTo(out: usize, hi: f64, lo: f64): void {
  ddAdd(load<f64>(out), load<f64>(out, 8), hi, lo, out)
}

/** (zhi, zlo)_i += (ahi, alo) (scale x_i) */
export function axpyExact<T>(n: i32, ahi: f64, alo: f64, x: usize, scale: f64, zhi: usize, zlo: usize): void {
  const cc = f64x2.splat(scale)
  const a = f64x2.splat(ahi)
  const b = f64x2.splat(alo)
  const ah = f64x2.splat(high(ahi))
  const al = f64x2.sub(a, ah)
  for (let g = n >> 1; g > 0; g--) {
    const v = f64x2.mul(cc, pair<T>(x))
    const p = f64x2.mul(a, v)
    const e = f64x2.add(productErrors(ah, al, v, p), f64x2.mul(b, v))
    const z = v128.load(zhi)
    const s = f64x2.add(z, p)
    const t = f64x2.add(sumErrors(z, p, s), f64x2.add(e, v128.load(zlo)))
    const hi = f64x2.add(s, t)
    v128.store(zhi, hi)
    v128.store(zlo, f64x2.add(f64x2.sub(s, hi), t))
    x += 2 * sizeof<T>()
    zhi += 16
    zlo += 16
  }
  if (n & 1) {
    const v = scale * single<T>(x)
    const p = ahi * v
    const e = productError(ahi, v, p) + alo * v
    const z = load<f64>(zhi)
    const s = z + p
    const t = sumError(z, p, s) + (e + load<f64>(zlo))
    const hi = s + t
    store<f64>(zhi, hi)
    store<f64>(zlo, s - hi + t)
  }
}

/** out[0..1] = sum_i (scale x_i) (uhi, ulo)_i */
export function dotExact<T>(n: i32, x: usize, scale: f64, uhi: usize, ulo: usize, out: usize): void {
  const cc = f64x2.splat(scale)
  store<f64>(out, 0)
  store<f64>(out, 0, 8)
  while (n > 1) {
    // Within a run the errors gather in e, unnormalised: three chains of one addition each instead of one of eight.
    const pairs = min(n, RUN) >> 1
    let s = f64x2.splat(0)
    let e = s
    let f = s
    for (let g = pairs; g > 0; g--) {
      const v = f64x2.mul(cc, pair<T>(x))
      const u = v128.load(uhi)
      const uh = highs(u)
      const p = f64x2.mul(u, v)
      const t = f64x2.add(s, p)
      e = f64x2.add(e, sumErrors(s, p, t))
      f = f64x2.add(f, f64x2.add(productErrors(uh, f64x2.sub(u, uh), v, p), f64x2.mul(v, v128.load(ulo))))
      s = t
      x += 2 * sizeof<T>()
      uhi += 16
      ulo += 16
    }
    e = f64x2.add(e, f)
    addTo(out, f64x2.extract_lane(s, 0), f64x2.extract_lane(e, 0))
    addTo(out, f64x2.extract_lane(s, 1), f64x2.extract_lane(e, 1))
    n -= pairs << 1
  }
  if (n == 1) {
    const v = scale * single<T>(x)
    const u = load<f64>(uhi)
    const p = u * v
    addTo(out, p, productError(u, v, p) + v * load<f64>(ulo))
  }
}

/** out[0..1] = sum_i (uhi, ulo)_i */
export function sumExact(n: i32, uhi: usize, ulo: usize, out: usize): void {
  store<f64>(out, 0)
  store<f64>(out, 0, 8)
  for (let i = 0; i < n; i++) {
    addTo(out, load<f64>(uhi), load<f64>(ulo))
    uhi += 8
    ulo += 8
  }
}

/** (uhi, ulo)_i = w_i (zhi, zlo)_i, w of f64; w = 0 stands for ones: a copy. u may be z. */
export function mulExact(n: i32, w: usize, zhi: usize, zlo: usize, uhi: usize, ulo: usize): void {
  if (!w) {
    memory.copy(uhi, zhi, <usize>n << 3)
    memory.copy(ulo, zlo, <usize>n << 3)
    return
  }
  for (let i = 0; i < n; i++) {
    const a = load<f64>(w)
    const z = load<f64>(zhi)
    const p = a * z
    const e = productError(a, z, p) + a * load<f64>(zlo)
    const hi = p + e
    store<f64>(uhi, hi)
    store<f64>(ulo, p - hi + e)
    w += 8
    zhi += 8
    zlo += 8
    uhi += 8
    ulo += 8
  }
}
