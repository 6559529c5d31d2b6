/** Adam, two parameters at a time: vectors of `size` numbers, and one more where that is odd. */
import { madd } from "./lanes"

/** m += a (g - m), v += b (g^2 - v) */
export function remember(size: i32, g: usize, a: f64, m: usize, b: f64, v: usize): void {
  const aa = f64x2.splat(a)
  const bb = f64x2.splat(b)
  for (; size > 0; size -= 2) {
    const x = v128.load(g)
    const y = v128.load(m)
    const z = v128.load(v)
    v128.store(m, madd(y, aa, f64x2.sub(x, y)))
    v128.store(v, madd(z, bb, f64x2.sub(f64x2.mul(x, x), z)))
    g += 16
    m += 16
    v += 16
  }
}

/** w = S(w - r a m, r l1) / (1 + r l2), r = rate / (sqrt(b v) + 1e-8), S(u, t) = u - min(max(u, -t), t) */
export function shrink(
  size: i32, w: usize, rate: f64, a: f64, m: usize, b: f64, v: usize, l1: usize, l2: usize,
): void {
  const eta = f64x2.splat(rate)
  const aa = f64x2.splat(a)
  const bb = f64x2.splat(b)
  const one = f64x2.splat(1)
  const eps = f64x2.splat(1e-8)
  for (; size > 0; size -= 2) {
    const r = f64x2.div(eta, f64x2.add(f64x2.sqrt(f64x2.mul(bb, v128.load(v))), eps))
    const u = f64x2.sub(v128.load(w), f64x2.mul(r, f64x2.mul(aa, v128.load(m))))
    const t = f64x2.mul(r, v128.load(l1))
    const part = f64x2.pmin(t, f64x2.pmax(f64x2.neg(t), u))
    v128.store(w, f64x2.div(f64x2.sub(u, part), madd(one, r, v128.load(l2))))
    w += 16
    m += 16
    v += 16
    l1 += 16
    l2 += 16
  }
}
