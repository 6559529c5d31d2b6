import { f64s } from "../memory/arena"
import { F64s, at, unset } from "../memory/arrays"

/**
 * The rows r_i = f_i - g_i of an interior point, f and g > 0, and their dual variables u_i with the room a_i > 0 above and
 * b_i > 0 below, a_i + b_i = 1. On the central path f a = g b = mu. A direction solves the two linearised,
 *   a df - f du = e,  b dg + g du = h,  df - dg = -dz,
 * for right sides e and h, given what z does: du = tau (h / b - e / a - dz), tau = 1 / (f / a + g / b).
 */
@final
export class InteriorRows {
  n: i32
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
  e0: F64s = unset<F64s>() // e and h as they were kept
  h0: F64s = unset<F64s>()
  dz: F64s = unset<F64s>()
  du: F64s = unset<F64s>()
  df: F64s = unset<F64s>()
  dg: F64s = unset<F64s>()
  primal: f64 // the longest steps of f and g, and of u, that keep all positive
  dual: f64

  init(n: i32): InteriorRows {
    const rows = <f64>n
    this.n = n
    this.s = f64s(rows)
    this.u = f64s(rows)
    this.a = f64s(rows)
    this.b = f64s(rows)
    this.f = f64s(rows)
    this.g = f64s(rows)
    this.ra = f64s(rows)
    this.rb = f64s(rows)
    this.rf = f64s(rows)
    this.rg = f64s(rows)
    this.tau = f64s(rows)
    this.e = f64s(rows)
    this.h = f64s(rows)
    this.e0 = f64s(rows)
    this.h0 = f64s(rows)
    this.dz = f64s(rows)
    this.du = f64s(rows)
    this.df = f64s(rows)
    this.dg = f64s(rows)
    return this
  }

  /** Row i of residual r and weight s on the central path: f - g = r and f a = g b = mu. */
  place(i: i32, s: f64, r: f64, above: f64, mu: f64): void {
    const size = Math.abs(r) + 2 * mu
    const less = (2 * mu) / (size + Math.sqrt(r * r + 4 * mu * mu)) // the smaller of a and b
    const a = r > 0 ? less : 1 - less
    this.s[i] = s
    this.a[i] = a
    this.b[i] = r > 0 ? 1 - less : less
    this.u[i] = above - a
    this.f[i] = mu / a
    this.g[i] = mu / this.b[i]
  }

  /** sum_i s_i (f_i a_i + g_i b_i), tau and the inverses; e and h that aim at f a = g b = 0. */
  measure(): f64 {
    let gap: f64 = 0
    for (let i = 0; i < this.n; i++) {
      const fa = this.f[i] * this.a[i]
      const gb = this.g[i] * this.b[i]
      const ra = 1 / this.a[i]
      const rb = 1 / this.b[i]
      this.ra[i] = ra
      this.rb[i] = rb
      this.rf[i] = 1 / this.f[i]
      this.rg[i] = 1 / this.g[i]
      this.tau[i] = 1 / (this.f[i] * ra + this.g[i] * rb)
      this.e[i] = -fa
      this.h[i] = -gb
      gap += this.s[i] * (fa + gb)
    }
    return gap
  }

  /** v_i = s_i (u_i + du_i) for dz = 0. */
  pull(v: F64s): void {
    for (let i = 0; i < this.n; i++) {
      v[i] = this.s[i] * (this.u[i] + this.tau[i] * (this.h[i] * this.rb[i] - this.e[i] * this.ra[i]))
    }
  }

  /** The direction for dz, and how long it may be. */
  aim(): void {
    let primal: f64 = 1
    let dual: f64 = 1
    for (let i = 0; i < this.n; i++) {
      const ra = this.ra[i]
      const rb = this.rb[i]
      const e = this.e[i] * ra
      const h = this.h[i] * rb
      const du = this.tau[i] * (h - e - this.dz[i])
      const up = du * ra
      const down = -du * rb
      const df = e + this.f[i] * up
      const dg = h + this.g[i] * down
      this.du[i] = du
      this.df[i] = df
      this.dg[i] = dg
      primal = Math.max(primal, Math.max(-df * this.rf[i], -dg * this.rg[i]))
      dual = Math.max(dual, Math.max(up, down))
    }
    this.primal = 1 / primal
    this.dual = 1 / dual
  }

  /** The gap after the longest steps. */
  after(): f64 {
    const t = this.primal
    const d = this.dual
    let gap: f64 = 0
    for (let i = 0; i < this.n; i++) {
      const du = d * this.du[i]
      gap += this.s[i] * ((this.f[i] + t * this.df[i]) * (this.a[i] - du) + (this.g[i] + t * this.dg[i]) * (this.b[i] + du))
    }
    return gap
  }

  /** e and h that aim at f a = g b = mu, with what the last direction has taught of the second order (Mehrotra 1992). */
  correct(mu: f64): void {
    for (let i = 0; i < this.n; i++) {
      this.e[i] = mu - this.f[i] * this.a[i] + this.df[i] * this.du[i]
      this.h[i] = mu - this.g[i] * this.b[i] - this.dg[i] * this.du[i]
    }
  }

  /** e and h that bring the products which steps of t and d would leave outside mu / 10 .. 10 mu nearer (Gondzio 1996). */
  center(mu: f64, t: f64, d: f64): void {
    memory.copy(at(this.e0), at(this.e), <usize>this.n << 3)
    memory.copy(at(this.h0), at(this.h), <usize>this.n << 3)
    for (let i = 0; i < this.n; i++) {
      const du = d * this.du[i]
      this.e[i] += toward((this.f[i] + t * this.df[i]) * (this.a[i] - du), mu)
      this.h[i] += toward((this.g[i] + t * this.dg[i]) * (this.b[i] + du), mu)
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
function toward(product: f64, mu: f64): f64 {
  if (product < 0.1 * mu) return 0.1 * mu - product
  return product > 10 * mu ? Math.max(10 * mu - product, -10 * mu) : 0
}
