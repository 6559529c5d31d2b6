/**
 * A layer of a network for m samples at once, m a multiple of 8: unit k's samples are a plane, m numbers one after the
 * other, lanes run along them. So a sample is summed in the order of the units, whatever stands beside it. Distances
 * are in bytes.
 */
import { across, madd } from "./lanes"

/**
 * z_j = b_j + sum_k w_kj a_k, k < K, j < J. Planes a are `apart` from each other, planes z follow one another; w_kj is
 * at W + k down + j right; b = 0 stands for no biases. Zeros cost nothing: what two z want of the a is listed at `list`
 * (24 K bytes). Tiles of 2 x 8: their eight accumulators and what feeds them fill the 16 registers of x64.
 */
export function combine(
  m: i32, K: i32, a: usize, apart: usize, J: i32, W: usize, down: usize, right: usize, b: usize, z: usize, list: usize,
): void {
  const bytes = <usize>m << 3
  for (let j = 0; j < J; j += 2) {
    // An odd one is its own neighbour.
    const both = j + 1 < J
    const next = both ? right : 0
    let end = list
    let w = W
    let plane = a
    for (let k = K; k > 0; k--) {
      const v = load<f64>(w)
      const u = load<f64>(w + next)
      store<usize>(end, plane)
      store<f64>(end, v, 8)
      store<f64>(end, u, 16)
      end += v != 0 || u != 0 ? 24 : 0
      w += down
      plane += apart
    }
    const c = f64x2.splat(b ? load<f64>(b) : 0)
    const d = f64x2.splat(b ? load<f64>(b + (both ? 8 : 0)) : 0)
    const y = z + (both ? bytes : 0)
    for (let i: usize = 0; i < bytes; i += 64) {
      let s0 = c
      let s1 = c
      let s2 = c
      let s3 = c
      let t0 = d
      let t1 = d
      let t2 = d
      let t3 = d
      for (let at = list; at < end; at += 24) {
        const x = load<usize>(at) + i
        const v = v128.load64_splat(at, 8)
        const u = v128.load64_splat(at, 16)
        let p = v128.load(x)
        s0 = madd(s0, p, v)
        t0 = madd(t0, p, u)
        p = v128.load(x, 16)
        s1 = madd(s1, p, v)
        t1 = madd(t1, p, u)
        p = v128.load(x, 32)
        s2 = madd(s2, p, v)
        t2 = madd(t2, p, u)
        p = v128.load(x, 48)
        s3 = madd(s3, p, v)
        t3 = madd(t3, p, u)
      }
      v128.store(z + i, s0)
      v128.store(z + i, s1, 16)
      v128.store(z + i, s2, 32)
      v128.store(z + i, s3, 48)
      v128.store(y + i, t0)
      v128.store(y + i, t1, 16)
      v128.store(y + i, t2, 32)
      v128.store(y + i, t3, 48)
    }
    W += 2 * right
    if (b) b += 16
    z = y + bytes
  }
}

/** g_kj += a_k . d_j: planes a are `apart`, planes d follow one another; G is K x J, row after row. Tiles of 4 x 2. */
export function correlate(m: i32, K: i32, a: usize, apart: usize, J: i32, d: usize, G: usize): void {
  const bytes = <usize>m << 3
  const row = <usize>J << 3
  for (; K > 0; K -= 4) {
    // What is past the last is the first again, and not kept.
    const a1 = K > 1 ? a + apart : a
    const a2 = K > 2 ? a1 + apart : a
    const a3 = K > 3 ? a2 + apart : a
    let x = d
    for (let j = 0; j < J; j += 2) {
      const both = j + 1 < J
      const y = both ? x + bytes : x
      let s0 = f64x2.splat(0)
      let s1 = s0
      let s2 = s0
      let s3 = s0
      let t0 = s0
      let t1 = s0
      let t2 = s0
      let t3 = s0
      for (let i: usize = 0; i < bytes; i += 16) {
        const u = v128.load(x + i)
        const v = v128.load(y + i)
        let p = v128.load(a + i)
        s0 = madd(s0, p, u)
        t0 = madd(t0, p, v)
        p = v128.load(a1 + i)
        s1 = madd(s1, p, u)
        t1 = madd(t1, p, v)
        p = v128.load(a2 + i)
        s2 = madd(s2, p, u)
        t2 = madd(t2, p, v)
        p = v128.load(a3 + i)
        s3 = madd(s3, p, u)
        t3 = madd(t3, p, v)
      }
      add(G, s0, t0, both)
      if (K > 1) add(G + row, s1, t1, both)
      if (K > 2) add(G + 2 * row, s2, t2, both)
      if (K > 3) add(G + 3 * row, s3, t3, both)
      G += both ? 16 : 8
      x = y + bytes
    }
    G += 3 * row
    a = a3 + apart
  }
}

// @ts-ignore: decorator
@inline
function add(g: usize, s: v128, t: v128, both: bool): void {
  store<f64>(g, load<f64>(g) + across(s))
  if (both) store<f64>(g, load<f64>(g, 8) + across(t), 8)
}

/** g_j += the sum of plane d_j */
export function totals(m: i32, J: i32, d: usize, g: usize): void {
  for (; J > 0; J--) {
    let s = f64x2.splat(0)
    for (let i = m; i > 0; i -= 2) {
      s = f64x2.add(s, v128.load(d))
      d += 16
    }
    store<f64>(g, load<f64>(g) + across(s))
    g += 8
  }
}
