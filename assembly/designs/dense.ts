import { Design } from "../contracts/design"
import * as dense from "../kernels/dense"
import { axpyExact, dotExact } from "../kernels/exact"
import { gram, gramWork } from "../kernels/gram"
import { single } from "../kernels/lanes"
import { normWeighted, sumWeighted } from "../kernels/moments"
import { F64s, I32s, at, from, given, unset } from "../memory/arrays"

/** Column-major elements of T = f64 or f32; f32 stays four bytes wide and is widened on load. */
@final
export class Dense<T> implements Design {
  n: i32
  p: i32
  x: usize
  m: F64s = unset<F64s>()
  d: F64s = unset<F64s>()
  four: F64s = unset<F64s>() // work of dots, length 4

  init(n: i32, p: i32, x: usize, four: F64s): Dense<T> {
    this.n = n
    this.p = p
    this.x = x
    this.four = four
    return this
  }

  rows(): i32 {
    return this.n
  }

  columns(): i32 {
    return this.p
  }

  frame(m: F64s, d: F64s): void {
    this.m = m
    this.d = d
  }

  @inline
  private column(j: i32): usize {
    return this.x + <usize>j * <usize>this.n * sizeof<T>()
  }

  dot(j: i32, u: F64s, total: f64): f64 {
    return this.d[j] * dense.dot<T>(this.n, this.column(j), this.m[j], at(u))
  }

  dots(first: i32, to: i32, u: F64s, total: f64, out: F64s): void {
    const m = this.m
    const d = this.d
    const four = this.four
    let j = first
    for (; j + 4 <= to; j += 4) {
      const x = this.column(j)
      const next = <usize>this.n * sizeof<T>()
      dense.dots4<T>(
        this.n, x, x + next, x + 2 * next, x + 3 * next, m[j], m[j + 1], m[j + 2], m[j + 3], at(u), at(four),
      )
      for (let a = 0; a < 4; a++) out[j + a] = d[j + a] * four[a]
    }
    for (; j < to; j++) out[j] = this.dot(j, u, total)
  }

  axpy(j: i32, a: f64, z: F64s): f64 {
    dense.axpy<T>(this.n, a * this.d[j], this.column(j), this.m[j], at(z))
    return 0
  }

  axpyWeighted(j: i32, a: f64, w: F64s, z: F64s): f64 {
    dense.axpyWeighted<T>(this.n, a * this.d[j], this.column(j), this.m[j], at(w), at(z))
    return 0
  }

  sum(j: i32, scale: f64, w: F64s): f64 {
    return sumWeighted<T>(this.n, this.column(j), scale, at(w))
  }

  norm(j: i32, m: f64, scale: f64, w: F64s): f64 {
    return normWeighted<T>(this.n, this.column(j), m, scale, at(w))
  }

  maxAbs(j: i32): f64 {
    return dense.maxAbs<T>(this.n, this.column(j))
  }

  constant(j: i32, w: F64s): f64 {
    const x = this.column(j)
    let value: f64 = NaN
    for (let i = 0; i < this.n; i++) {
      if (given(w) && w[i] == 0) continue
      const xi = single<T>(x + <usize>i * sizeof<T>())
      if (value != value) value = xi
      else if (xi != value) return NaN
    }
    return value
  }

  gram(list: I32s, k: i32, w: F64s, G: F64s, ld: i32, work: usize): void {
    gram<T>(
      this.n, k, changetype<usize>(list), this.x, this.n, at(this.m), at(this.d), at(w), at(G), ld, work,
    )
  }

  gramWork(k: i32): f64 {
    return <f64>gramWork(k)
  }

  axpyExact(j: i32, ahi: f64, alo: f64, zhi: F64s, zlo: F64s): void {
    axpyExact<T>(this.n, ahi, alo, this.column(j), this.d[j], at(zhi), at(zlo))
  }

  dotExact(j: i32, uhi: F64s, ulo: F64s, out: F64s): void {
    dotExact<T>(this.n, this.column(j), this.d[j], at(uhi), at(ulo), at(out))
  }

  cost(j: i32): f64 {
    return <f64>this.n
  }
}
