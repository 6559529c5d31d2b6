import { Design } from "../contracts/design"
import * as dense from "../kernels/dense"
import { axpyExact, dotExact } from "../kernels/exact"
import { gram, gramWork } from "../kernels/gram"
import { BLOCK } from "../kernels/lanes"
import { normWeighted, sumWeighted } from "../kernels/moments"
import { widen } from "../kernels/widen"
import { make, reserveF64s } from "../memory/arena"
import { F64s, I32s, at, from, unset } from "../memory/arrays"

/**
 * Column-major elements of eight or four bytes. A column of four-byte elements is widened block by block on its way
 * to the kernels, in the blocks that these sum by, so the bits are those of the same numbers held as eight bytes.
 */
@final
export class Dense implements Design {
  n: i32
  p: i32
  bytes: usize
  x: usize
  m: F64s = unset<F64s>()
  d: F64s = unset<F64s>()
  wide: F64s = unset<F64s>() // length n where bytes is 4
  four: F64s = unset<F64s>() // work of dots, length 4

  init(n: i32, p: i32, bytes: usize, x: usize, wide: F64s, four: F64s): Dense {
    this.n = n
    this.p = p
    this.bytes = bytes
    this.x = x
    this.wide = wide
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

  /** Elements first..first + count of column j, as f64. */
  private part(j: i32, first: i32, count: i32): usize {
    const x = this.x + (<usize>j * <usize>this.n + <usize>first) * this.bytes
    if (this.bytes == 8) return x
    widen(count, x, at(this.wide))
    return at(this.wide)
  }

  private column(j: i32): usize {
    return this.part(j, 0, this.n)
  }

  /** Rows that a kernel takes at once. */
  @inline
  private step(): i32 {
    return this.bytes == 8 ? max(this.n, 1) : BLOCK
  }

  dot(j: i32, u: F64s, total: f64): f64 {
    const step = this.step()
    let sum: f64 = 0
    for (let i = 0; i < this.n; i += step) {
      const count = min(step, this.n - i)
      sum += dense.dot<f64>(count, this.part(j, i, count), this.m[j], at(from(u, i)))
    }
    return this.d[j] * sum
  }

  dots(first: i32, to: i32, u: F64s, total: f64, out: F64s): void {
    const m = this.m
    const d = this.d
    const four = this.four
    let j = first
    for (; this.bytes == 8 && j + 4 <= to; j += 4) {
      const x = this.column(j)
      const next = <usize>this.n << 3
      dense.dots4<f64>(
        this.n, x, x + next, x + 2 * next, x + 3 * next, m[j], m[j + 1], m[j + 2], m[j + 3], at(u), at(four),
      )
      for (let a = 0; a < 4; a++) out[j + a] = d[j + a] * four[a]
    }
    for (; j < to; j++) out[j] = this.dot(j, u, total)
  }

  axpy(j: i32, a: f64, z: F64s): f64 {
    const step = this.step()
    for (let i = 0; i < this.n; i += step) {
      const count = min(step, this.n - i)
      dense.axpy<f64>(count, a * this.d[j], this.part(j, i, count), this.m[j], at(from(z, i)))
    }
    return 0
  }

  axpyWeighted(j: i32, a: f64, w: F64s, z: F64s): f64 {
    dense.axpyWeighted<f64>(this.n, a * this.d[j], this.column(j), this.m[j], at(w), at(z))
    return 0
  }

  sum(j: i32, scale: f64, w: F64s): f64 {
    return sumWeighted<f64>(this.n, this.column(j), scale, at(w))
  }

  norm(j: i32, m: f64, scale: f64, w: F64s): f64 {
    return normWeighted<f64>(this.n, this.column(j), m, scale, at(w))
  }

  maxAbs(j: i32): f64 {
    return dense.maxAbs<f64>(this.n, this.column(j))
  }

  gram(list: I32s, k: i32, w: F64s, G: F64s, ld: i32, work: usize): void {
    gram(
      this.bytes, this.n, k, changetype<usize>(list), this.x, this.n, at(this.m), at(this.d), at(w), 0, 0, at(G), ld, work, 3,
    )
  }

  moments(order: I32s, n: i32, w: F64s, y: F64s, G: F64s, work: usize, stage: i32): bool {
    gram(
      this.bytes, n, this.p, 0, this.x, this.n, at(this.m), at(this.d), at(w), changetype<usize>(order), at(y), at(G),
      this.p + 2, work, stage,
    )
    return true
  }

  subset(order: I32s, n: i32): Design {
    const bytes = this.bytes
    let to = at(reserveF64s(Math.ceil((<f64>n * <f64>this.p * <f64>bytes) / 8)))
    const part = make<Dense>().init(n, this.p, bytes, to, this.wide, this.four)
    part.frame(this.m, this.d)
    for (let j = 0; j < this.p; j++) {
      const x = this.x + <usize>j * <usize>this.n * bytes
      for (let i = 0; i < n; i++) {
        const at = x + <usize>order[i] * bytes
        if (bytes == 8) store<u64>(to, load<u64>(at))
        else store<u32>(to, load<u32>(at))
        to += bytes
      }
    }
    return part
  }

  gramWork(k: i32): f64 {
    return <f64>gramWork(k)
  }

  axpyExact(j: i32, ahi: f64, alo: f64, zhi: F64s, zlo: F64s): void {
    axpyExact<f64>(this.n, ahi, alo, this.column(j), this.d[j], at(zhi), at(zlo))
  }

  dotExact(j: i32, uhi: F64s, ulo: F64s, out: F64s): void {
    dotExact<f64>(this.n, this.column(j), this.d[j], at(uhi), at(ulo), at(out))
  }

  entry(i: i32, j: i32): f64 {
    return this.d[j] * load<f64>(this.part(j, i, 1))
  }

  cost(j: i32): f64 {
    return <f64>this.n
  }
}
