import { Design } from "../contracts/design"
import * as sparse from "../kernels/sparse"
import { i32s, make, reserveF64s } from "../memory/arena"
import { F64s, I32s, at, from, given, unset } from "../memory/arrays"
import { spend } from "../memory/pause"

/** Compressed columns: column j has the values[k] at rows indices[k], k from pointers[j] to pointers[j + 1]. */
@final
export class Sparse implements Design {
  n: i32
  p: i32
  values: F64s = unset<F64s>()
  indices: I32s = unset<I32s>()
  pointers: I32s = unset<I32s>()
  m: F64s = unset<F64s>()
  d: F64s = unset<F64s>()
  dense: F64s = unset<F64s>() // work of gram, length n

  init(n: i32, p: i32, values: F64s, indices: I32s, pointers: I32s, dense: F64s): Sparse {
    this.n = n
    this.p = p
    this.values = values
    this.indices = indices
    this.pointers = pointers
    this.dense = dense
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
  private count(j: i32): i32 {
    return this.pointers[j + 1] - this.pointers[j]
  }

  @inline
  private value(j: i32): usize {
    return at(from(this.values, this.pointers[j]))
  }

  @inline
  private index(j: i32): usize {
    return changetype<usize>(this.indices) + (<usize>this.pointers[j] << 2)
  }

  /** A column without holes is centred element by element, since its mean may be far larger than its spread. */
  @inline
  private inner(j: i32): f64 {
    return this.count(j) == this.n ? this.m[j] : 0
  }

  dot(j: i32, u: F64s, total: f64): f64 {
    const inner = this.inner(j)
    const stored = sparse.dotSparse(this.count(j), this.value(j), this.index(j), inner, at(u))
    return this.d[j] * (stored - (this.m[j] - inner) * total)
  }

  dots(first: i32, to: i32, u: F64s, total: f64, out: F64s): void {
    for (let j = first; j < to; j++) out[j] = this.dot(j, u, total)
  }

  axpy(j: i32, a: f64, z: F64s): f64 {
    const inner = this.inner(j)
    const step = a * this.d[j]
    sparse.axpySparse(this.count(j), step, this.value(j), this.index(j), inner, at(z))
    return step * (this.m[j] - inner)
  }

  axpyWeighted(j: i32, a: f64, w: F64s, z: F64s): f64 {
    const inner = this.inner(j)
    const step = a * this.d[j]
    sparse.axpyWeightedSparse(this.count(j), step, this.value(j), this.index(j), inner, at(w), at(z))
    return step * (this.m[j] - inner)
  }

  sum(j: i32, scale: f64, w: F64s): f64 {
    return sparse.sumSparse(this.count(j), this.value(j), this.index(j), scale, at(w))
  }

  norm(j: i32, m: f64, scale: f64, w: F64s): f64 {
    let total = <f64>(this.n - this.count(j))
    if (given(w) && total > 0) total = sum(this.n, w) - sparse.weightSparse(this.count(j), this.index(j), at(w))
    const stored = sparse.normSparse(this.count(j), this.value(j), this.index(j), m, scale, at(w))
    return total > 0 ? stored + total * (scale * m) * (scale * m) : stored
  }

  maxAbs(j: i32): f64 {
    const values = changetype<F64s>(this.value(j))
    let most: f64 = 0
    for (let k = 0; k < this.count(j); k++) most = Math.max(most, Math.abs(values[k]))
    return most
  }

  /**
   * Column by column: w x_a is scattered to dense rows, and each column before it takes its dot with them. The shift of
   * column a, which would fill the rows, is what the others' sums are for; a column more than half full is filled, since
   * its mean may be far larger than its spread.
   */
  gram(list: I32s, k: i32, w: F64s, G: F64s, ld: i32, work: usize): void {
    const n = this.n
    const dense = this.dense
    const sums = changetype<F64s>(work) // sum_i w_i x~_ib
    const weight = given(w) ? sum(n, w) : <f64>n
    memory.fill(at(dense), 0, <usize>n << 3)
    for (let a = 0; a < k; a++) {
      const j = list[a]
      const owed = given(w) ? this.axpyWeighted(j, 1, w, dense) : this.axpy(j, 1, dense)
      const full = 2 * this.count(j) > n
      if (full && owed != 0) for (let i = 0; i < n; i++) dense[i] -= owed * (given(w) ? w[i] : 1)
      const total = full ? sum(n, dense) : sparse.weightSparse(this.count(j), this.index(j), at(dense))
      sums[a] = full ? total : total - owed * weight
      for (let b = 0; b <= a; b++) {
        const g = this.dot(list[b], dense, total) - (full ? 0 : owed * sums[b])
        G[a * ld + b] = g
        G[b * ld + a] = g
      }
      if (full) memory.fill(at(dense), 0, <usize>n << 3)
      else sparse.clearSparse(this.count(j), this.index(j), at(dense))
      spend(this.cost(j) * <f64>(a + 2))
    }
  }

  moments(order: I32s, n: i32, w: F64s, y: F64s, G: F64s, work: usize, stage: i32): bool {
    return false
  }

  subset(order: I32s, n: i32): Design {
    const place = i32s(this.n) // of a row among the order's, from 1
    for (let i = 0; i < n; i++) place[order[i]] = i + 1
    const pointers = i32s(this.p + 1)
    let count = 0
    for (let j = 0; j < this.p; j++) {
      for (let e = this.pointers[j]; e < this.pointers[j + 1]; e++) if (place[this.indices[e]]) count++
      pointers[j + 1] = count
    }
    const values = reserveF64s(count)
    const indices = i32s(count)
    count = 0
    for (let e = 0; e < this.pointers[this.p]; e++) {
      if (!place[this.indices[e]]) continue
      indices[count] = place[this.indices[e]] - 1
      values[count++] = this.values[e]
    }
    const part = make<Sparse>().init(n, this.p, values, indices, pointers, this.dense)
    part.frame(this.m, this.d)
    return part
  }

  gramWork(k: i32): f64 {
    return 8 * <f64>k
  }

  axpyExact(j: i32, ahi: f64, alo: f64, zhi: F64s, zlo: F64s): void {
    sparse.axpyExactSparse(this.count(j), ahi, alo, this.value(j), this.index(j), this.d[j], at(zhi), at(zlo))
  }

  dotExact(j: i32, uhi: F64s, ulo: F64s, out: F64s): void {
    sparse.dotExactSparse(this.count(j), this.value(j), this.index(j), this.d[j], at(uhi), at(ulo), at(out))
  }

  entry(i: i32, j: i32): f64 {
    let from = this.pointers[j]
    let to = this.pointers[j + 1]
    while (from < to) {
      const middle = (from + to) >> 1
      if (this.indices[middle] < i) from = middle + 1
      else to = middle
    }
    return from < this.pointers[j + 1] && this.indices[from] == i ? this.d[j] * this.values[from] : 0
  }

  cost(j: i32): f64 {
    return <f64>this.count(j)
  }
}

function sum(n: i32, u: F64s): f64 {
  let total: f64 = 0
  for (let i = 0; i < n; i++) total += u[i]
  return total
}
