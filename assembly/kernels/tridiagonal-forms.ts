/** z'(T + a)^-1 z and z'(T + a)^-1 g for many z: T tridiagonal of order k, T + a = L D L' factored for the purpose. */
import { madd } from "./lanes"
import { TABLE } from "./tridiagonal-solve"

/**
 * Eight vectors z at once, element j of them at z + 64 j: out[0..7] = z'(T + a)^-1 z, out[8..15] = z'(T + a)^-1 g.
 * With y = L^-1 z these are sums of y^2 / D and of y (D^-1 L^-1 g), so z is read once and nothing is written.
 */
export function forms(k: i32, table: usize, z: usize, out: usize): void {
  let y0 = f64x2.splat(0)
  let y1 = y0
  let y2 = y0
  let y3 = y0
  let h0 = y0
  let h1 = y0
  let h2 = y0
  let h3 = y0
  let p0 = y0
  let p1 = y0
  let p2 = y0
  let p3 = y0
  for (; k > 0; k--) {
    const l = v128.load64_splat(table)
    y0 = f64x2.sub(v128.load(z), f64x2.mul(l, y0))
    y1 = f64x2.sub(v128.load(z, 16), f64x2.mul(l, y1))
    y2 = f64x2.sub(v128.load(z, 32), f64x2.mul(l, y2))
    y3 = f64x2.sub(v128.load(z, 48), f64x2.mul(l, y3))
    const i = v128.load64_splat(table, 8)
    h0 = madd(h0, f64x2.mul(y0, i), y0)
    h1 = madd(h1, f64x2.mul(y1, i), y1)
    h2 = madd(h2, f64x2.mul(y2, i), y2)
    h3 = madd(h3, f64x2.mul(y3, i), y3)
    const f = v128.load64_splat(table, 16)
    p0 = madd(p0, y0, f)
    p1 = madd(p1, y1, f)
    p2 = madd(p2, y2, f)
    p3 = madd(p3, y3, f)
    table += TABLE << 3
    z += 64
  }
  v128.store(out, h0)
  v128.store(out, h1, 16)
  v128.store(out, h2, 32)
  v128.store(out, h3, 48)
  v128.store(out, p0, 64)
  v128.store(out, p1, 80)
  v128.store(out, p2, 96)
  v128.store(out, p3, 112)
}

/** The same for the first four of the vectors at z, each with an a of its own: a f64[4], out[0..3] and out[8..11]. */
export function formsApart(k: i32, d: usize, e: usize, g: usize, a: usize, z: usize, out: usize): void {
  const one = f64x2.splat(1)
  const a0 = v128.load(a)
  const a1 = v128.load(a, 16)
  let i0 = f64x2.splat(0)
  let i1 = i0
  let y0 = i0
  let y1 = i0
  let q0 = i0
  let q1 = i0
  let h0 = i0
  let h1 = i0
  let p0 = i0
  let p1 = i0
  for (; k > 0; k--) {
    const ee = v128.load64_splat(e)
    const dd = v128.load64_splat(d)
    const gg = v128.load64_splat(g)
    const l0 = f64x2.mul(ee, i0)
    const l1 = f64x2.mul(ee, i1)
    i0 = f64x2.div(one, f64x2.sub(f64x2.add(dd, a0), f64x2.mul(l0, ee)))
    i1 = f64x2.div(one, f64x2.sub(f64x2.add(dd, a1), f64x2.mul(l1, ee)))
    y0 = f64x2.sub(v128.load(z), f64x2.mul(l0, y0))
    y1 = f64x2.sub(v128.load(z, 16), f64x2.mul(l1, y1))
    q0 = f64x2.sub(gg, f64x2.mul(l0, q0))
    q1 = f64x2.sub(gg, f64x2.mul(l1, q1))
    const f0 = f64x2.mul(y0, i0)
    const f1 = f64x2.mul(y1, i1)
    h0 = madd(h0, f0, y0)
    h1 = madd(h1, f1, y1)
    p0 = madd(p0, f0, q0)
    p1 = madd(p1, f1, q1)
    d += 8
    e += 8
    g += 8
    z += 64
  }
  v128.store(out, h0)
  v128.store(out, h1, 16)
  v128.store(out, p0, 64)
  v128.store(out, p1, 80)
}
