import { across } from "../kernels/lanes"
import { f64s } from "../memory/arena"
import { F64s, at, unset } from "../memory/arrays"

const IDLE: f64 = 1e100

/**
 * The rows r_i = f_i - g_i of an interior point, f and g > 0, and their dual variables u_i with the room a_i > 0 above and
 * b_i > 0 below, a_i + b_i = 1. On the central path f a = g b = mu. A direction solves the two linearised,
 *   a df - f du = e,  b dg + g du = h,  df - dg = -dz,
 * for right sides e and h, given what z does: du = tau (h / b - e / a - dz), tau = 1 / (f / a + g / b).
 * All are taken two by two, so behind an odd number of them one more weighs nothing.
 */
@final
export class InteriorRows {
  n: i32 // even
  s: F64s = unset<F64s>() // weights
  u: F64s = unset<F64s>()
  a: F64s = unset<F64s>()
  b: F64s = unset<F64s>()
  f: F64s = unset<F64s>()
  g: F64s = unset<F64s>()
  ra: F64s = unset<F64s>() // 1 / a, and so on
  rb: F64s = unset<F64s>()
  rf: F64s = unset<F64s>()
  rg: F64s = unset<F64s>()
  tau: F64s = unset<F64s>()
  e: F64s = unset<F64s>()
  h: F64s = unset<F64s>()
  e0: F64s = unset<F64s>() // e and h before the last center
  h0: F64s = unset<F64s>()
  dz: F64s = unset<F64s>()
  du: F64s = unset<F64s>()
  df: F64s = unset<F64s>()
  dg: F64s = unset<F64s>()
  primal: f64 // the longest steps of f and g, and of u, that keep all positive
  dual: f64

  init(count: i32): InteriorRows {
    this.n = (count + 1) & ~1
    const n = <f64>this.n
    this.s = f64s(n)
    this.u = f64s(n)
    this.a = f64s(n)
    this.b = f64s(n)
    this.f = f64s(n)
    this.g = f64s(n)
    this.ra = f64s(n)
    this.rb = f64s(n)
    this.rf = f64s(n)
    this.rg = f64s(n)
    this.tau = f64s(n)
    this.e = f64s(n)
    this.h = f64s(n)
    this.e0 = f64s(n)
    this.h0 = f64s(n)
    this.dz = f64s(n)
    this.du = f64s(n)
    this.df = f64s(n)
    this.dg = f64s(n)
    this.place(this.n - 1, 0, 0, 1, 1)
    return this
  }

  /**
   * Row i of residual r and weight s on the central path: f - g = r and f a = g b = mu. One that weighs nothing is put
   * far from everything, where it stops no step.
   */
  place(i: i32, s: f64, r: f64, above: f64, mu: f64): void {
    if (s == 0) r = IDLE
    const less = (2 * mu) / (Math.abs(r) + 2 * mu + Math.sqrt(r * r + 4 * mu * mu)) // the smaller of a and b
    const a = r > 0 ? less : 1 - less
    this.s[i] = s
    this.a[i] = a
    this.b[i] = r > 0 ? 1 - less : less
    this.u[i] = above - a
    this.f[i] = mu / a
    this.g[i] = mu / this.b[i]
  }

  /** Row i at u = 0, for quantiles with fewer rows beyond them than a centred start asks for; f and g are at least `least`. */
  rest(i: i32, s: f64, r: f64, above: f64, least: f64): void {
    this.place(i, s, r, above, least)
    if (s == 0) return
    this.u[i] = 0
    this.a[i] = above
    this.b[i] = 1 - above
    this.f[i] = Math.max(r, 0) + least
    this.g[i] = Math.max(-r, 0) + least
  }

  /** sum_i s_i (f_i a_i + g_i b_i), tau and the inverses; e and h that aim at f a = g b = 0. */
  measure(): f64 {
    const one = f64x2.splat(1)
    let gap = f64x2.splat(0)
    for (let i = 0; i < this.n; i += 2) {
      const a = two(this.a, i)
      const b = two(this.b, i)
      const f = two(this.f, i)
      const g = two(this.g, i)
      const fa = f64x2.mul(f, a)
      const gb = f64x2.mul(g, b)
      const ra = f64x2.div(one, a)
      const rb = f64x2.div(one, b)
      put(this.ra, i, ra)
      put(this.rb, i, rb)
      put(this.rf, i, f64x2.div(one, f))
      put(this.rg, i, f64x2.div(one, g))
      put(this.tau, i, f64x2.div(one, f64x2.add(f64x2.mul(f, ra), f64x2.mul(g, rb))))
      put(this.e, i, f64x2.neg(fa))
      put(this.h, i, f64x2.neg(gb))
      gap = f64x2.add(gap, f64x2.mul(two(this.s, i), f64x2.add(fa, gb)))
    }
    return across(gap)
  }

  /** v_i = s_i (u_i + du_i) for dz = 0. */
  pull(v: F64s): void {
    for (let i = 0; i < this.n; i += 2) {
      const he = f64x2.sub(f64x2.mul(two(this.h, i), two(this.rb, i)), f64x2.mul(two(this.e, i), two(this.ra, i)))
      put(v, i, f64x2.mul(two(this.s, i), f64x2.add(two(this.u, i), f64x2.mul(two(this.tau, i), he))))
    }
  }

  /** The direction for dz, and how long it may be. */
  aim(): void {
    let primal = f64x2.splat(1)
    let dual = primal
    for (let i = 0; i < this.n; i += 2) {
      const ra = two(this.ra, i)
      const rb = two(this.rb, i)
      const e = f64x2.mul(two(this.e, i), ra)
      const h = f64x2.mul(two(this.h, i), rb)
      const du = f64x2.mul(two(this.tau, i), f64x2.sub(f64x2.sub(h, e), two(this.dz, i)))
      const up = f64x2.mul(du, ra)
      const down = f64x2.mul(du, rb)
      const df = f64x2.add(e, f64x2.mul(two(this.f, i), up))
      const dg = f64x2.sub(h, f64x2.mul(two(this.g, i), down))
      put(this.du, i, du)
      put(this.df, i, df)
      put(this.dg, i, dg)
      const least = f64x2.min(f64x2.mul(df, two(this.rf, i)), f64x2.mul(dg, two(this.rg, i)))
      primal = f64x2.max(primal, f64x2.neg(least))
      dual = f64x2.max(dual, f64x2.max(up, f64x2.neg(down)))
    }
    this.primal = 1 / most(primal)
    this.dual = 1 / most(dual)
  }

  /** The gap after the longest steps. */
  after(): f64 {
    const t = f64x2.splat(this.primal)
    const d = f64x2.splat(this.dual)
    let gap = f64x2.splat(0)
    for (let i = 0; i < this.n; i += 2) {
      gap = f64x2.add(gap, f64x2.mul(two(this.s, i), f64x2.add(this.above(i, t, d), this.below(i, t, d))))
    }
    return across(gap)
  }

  /** f a after steps of t and d. */
  @inline
  private above(i: i32, t: v128, d: v128): v128 {
    const f = f64x2.add(two(this.f, i), f64x2.mul(t, two(this.df, i)))
    return f64x2.mul(f, f64x2.sub(two(this.a, i), f64x2.mul(d, two(this.du, i))))
  }

  /** g b after steps of t and d. */
  @inline
  private below(i: i32, t: v128, d: v128): v128 {
    const g = f64x2.add(two(this.g, i), f64x2.mul(t, two(this.dg, i)))
    return f64x2.mul(g, f64x2.add(two(this.b, i), f64x2.mul(d, two(this.du, i))))
  }

  /** e and h that aim at f a = g b = mu, with what the last direction has taught of the second order (Mehrotra 1992). */
  correct(mu: f64): void {
    const to = f64x2.splat(mu)
    for (let i = 0; i < this.n; i += 2) {
      const du = two(this.du, i)
      const e = f64x2.sub(f64x2.mul(two(this.df, i), du), f64x2.mul(two(this.f, i), two(this.a, i)))
      const h = f64x2.add(f64x2.mul(two(this.dg, i), du), f64x2.mul(two(this.g, i), two(this.b, i)))
      put(this.e, i, f64x2.add(to, e))
      put(this.h, i, f64x2.sub(to, h))
    }
  }

  /** e and h that bring the products which steps of t and d would leave outside mu / 10 .. 10 mu nearer (Gondzio 1996). */
  center(mu: f64, t: f64, d: f64): void {
    const tt = f64x2.splat(t)
    const dd = f64x2.splat(d)
    const low = f64x2.splat(0.1 * mu)
    const high = f64x2.splat(10 * mu)
    for (let i = 0; i < this.n; i += 2) {
      const e = two(this.e, i)
      const h = two(this.h, i)
      put(this.e0, i, e)
      put(this.h0, i, h)
      put(this.e, i, f64x2.add(e, toward(this.above(i, tt, dd), low, high)))
      put(this.h, i, f64x2.add(h, toward(this.below(i, tt, dd), low, high)))
    }
  }

  /** e and h as before the last center. */
  restore(): void {
    memory.copy(at(this.e), at(this.e0), <usize>this.n << 3)
    memory.copy(at(this.h), at(this.h0), <usize>this.n << 3)
  }

  move(t: f64, d: f64): void {
    for (let i = 0; i < this.n; i++) {
      const du = d * this.du[i]
      this.f[i] += t * this.df[i]
      this.g[i] += t * this.dg[i]
      this.u[i] += du
      this.a[i] -= du
      this.b[i] += du
    }
  }
}

// @ts-ignore: decorator
@inline
function two(v: F64s, i: i32): v128 {
  return v128.load(at(v) + (<usize>i << 3))
}

// @ts-ignore: decorator
@inline
function put(v: F64s, i: i32, values: v128): void {
  v128.store(at(v) + (<usize>i << 3), values)
}

// @ts-ignore: decorator
@inline
function most(v: v128): f64 {
  return Math.max(f64x2.extract_lane(v, 0), f64x2.extract_lane(v, 1))
}

/** What takes a product into low .. high, by no more than -high. */
// @ts-ignore: decorator
@inline
function toward(product: v128, low: v128, high: v128): v128 {
  return f64x2.max(f64x2.sub(f64x2.min(f64x2.max(product, low), high), product), f64x2.neg(high))
}
