/** Adam, two parameters at a time: vectors of `size` numbers, and one more where that is odd. */
import { madd } from "./lanes"

/**
 * m += (g - m) / 10, v += (g^2 - v) / 1000, w = S(w - r m / (1 - .9^t), r l1) / (1 + r l2) with
 * r = rate / (sqrt(v / (1 - .999^t)) + 1e-8) and S(u, t) = u - min(max(u, -t), t); a and b are the two 1 / (1 - …).
 */
export function proximalStep(
  size: i32, g: usize, w: usize, m: usize, v: usize, l1: usize, l2: usize, rate: f64, a: f64, b: f64,
): void {
  const eta = f64x2.splat(rate)
  const aa = f64x2.splat(a)
  const bb = f64x2.splat(b)
  const one = f64x2.splat(1)
  const eps = f64x2.splat(1e-8)
  const recent = f64x2.splat(0.1)
  const lately = f64x2.splat(0.001)
  for (; size > 0; size -= 2) {
    const x = v128.load(g)
    let y = v128.load(m)
    let z = v128.load(v)
    y = madd(y, recent, f64x2.sub(x, y))
    z = madd(z, lately, f64x2.sub(f64x2.mul(x, x), z))
    v128.store(m, y)
    v128.store(v, z)
    const r = f64x2.div(eta, f64x2.add(f64x2.sqrt(f64x2.mul(bb, z)), eps))
    const u = f64x2.sub(v128.load(w), f64x2.mul(r, f64x2.mul(aa, y)))
    const t = f64x2.mul(r, v128.load(l1))
    const part = f64x2.pmin(t, f64x2.pmax(f64x2.neg(t), u))
    v128.store(w, f64x2.div(f64x2.sub(u, part), madd(one, r, v128.load(l2))))
    g += 16
    w += 16
    m += 16
    v += 16
    l1 += 16
    l2 += 16
  }
}
