/** Vectors of f64 among themselves: u, v, w of n elements at any address. */
import { BLOCK, across, madd, total } from "./lanes"

/** sum_i u_i */
export function sum(n: i32, u: usize): f64 {
  let s: f64 = 0
  do {
    const count = min(n, BLOCK)
    let s0 = f64x2.splat(0)
    let s1 = s0
    let s2 = s0
    let s3 = s0
    for (let g = count >> 3; g > 0; g--) {
      s0 = f64x2.add(s0, v128.load(u))
      s1 = f64x2.add(s1, v128.load(u, 16))
      s2 = f64x2.add(s2, v128.load(u, 32))
      s3 = f64x2.add(s3, v128.load(u, 48))
      u += 64
    }
    let tail: f64 = 0
    for (let r = count & 7; r > 0; r--) {
      tail += load<f64>(u)
      u += 8
    }
    s += total(s0, s1, s2, s3) + tail
    n -= count
  } while (n > 0)
  return s
}

/** sum_i u_i v_i */
export function dotv(n: i32, u: usize, v: usize): f64 {
  let s: f64 = 0
  do {
    const count = min(n, BLOCK)
    let s0 = f64x2.splat(0)
    let s1 = s0
    let s2 = s0
    let s3 = s0
    for (let g = count >> 3; g > 0; g--) {
      s0 = madd(s0, v128.load(u), v128.load(v))
      s1 = madd(s1, v128.load(u, 16), v128.load(v, 16))
      s2 = madd(s2, v128.load(u, 32), v128.load(v, 32))
      s3 = madd(s3, v128.load(u, 48), v128.load(v, 48))
      u += 64
      v += 64
    }
    let tail: f64 = 0
    for (let r = count & 7; r > 0; r--) {
      tail += load<f64>(u) * load<f64>(v)
      u += 8
      v += 8
    }
    s += total(s0, s1, s2, s3) + tail
    n -= count
  } while (n > 0)
  return s
}

/** sum_i u_i v_i w_i */
export function dot3(n: i32, u: usize, v: usize, w: usize): f64 {
  let s: f64 = 0
  do {
    const count = min(n, BLOCK)
    let s0 = f64x2.splat(0)
    let s1 = s0
    for (let g = count >> 2; g > 0; g--) {
      s0 = madd(s0, f64x2.mul(v128.load(u), v128.load(v)), v128.load(w))
      s1 = madd(s1, f64x2.mul(v128.load(u, 16), v128.load(v, 16)), v128.load(w, 16))
      u += 32
      v += 32
      w += 32
    }
    let tail: f64 = 0
    for (let r = count & 3; r > 0; r--) {
      tail += load<f64>(u) * load<f64>(v) * load<f64>(w)
      u += 8
      v += 8
      w += 8
    }
    s0 = f64x2.add(s0, s1)
    s += across(s0) + tail
    n -= count
  } while (n > 0)
  return s
}

/** z_i += a u_i */
export function axpyv(n: i32, a: f64, u: usize, z: usize): void {
  const aa = f64x2.splat(a)
  for (let g = n >> 2; g > 0; g--) {
    v128.store(z, madd(v128.load(z), aa, v128.load(u)))
    v128.store(z, madd(v128.load(z, 16), aa, v128.load(u, 16)), 16)
    u += 32
    z += 32
  }
  for (let r = n & 3; r > 0; r--) {
    store<f64>(z, load<f64>(z) + a * load<f64>(u))
    u += 8
    z += 8
  }
}

/** u_i *= a */
export function scale(n: i32, a: f64, u: usize): void {
  const aa = f64x2.splat(a)
  for (let g = n >> 1; g > 0; g--) {
    v128.store(u, f64x2.mul(aa, v128.load(u)))
    u += 16
  }
  if (n & 1) store<f64>(u, a * load<f64>(u))
}

/** u_i = a */
export function fill(n: i32, a: f64, u: usize): void {
  const aa = f64x2.splat(a)
  for (let g = n >> 1; g > 0; g--) {
    v128.store(u, aa)
    u += 16
  }
  if (n & 1) store<f64>(u, a)
}
