import { Penalty } from "../contracts/penalty"
import { cholesky } from "../kernels/cholesky"
import { solveLower, solveUpper } from "../kernels/triangular"
import { axpyv, dotv } from "../kernels/vector"
import { f64s, i32s, reserveF64s } from "../memory/arena"
import { F64s, I32s, at, from, unset } from "../memory/arrays"
import { spend } from "../memory/pause"

const SWEEPS: i32 = 20
const ROUNDS: i32 = 20

/**
 * The d that makes d'G d / 2 - c'd + sum over groups f of [l1 |w_f + d_f| + l2 |w_f + d_f|^2 / 2] smallest: sweeps over the groups,
 * each a proximal step (Yuan and Lin 2006; Simon, Friedman, Hastie 2013), and Newton steps on all that are not zero.
 */
@final
export class GroupStep {
  penalty: Penalty = unset<Penalty>()
  list: I32s = unset<I32s>() // columns, groups together
  first: I32s = unset<I32s>() // of each group, and the end
  groups: i32
  k: i32
  G: F64s = unset<F64s>() // ld x ld
  M: F64s = unset<F64s>()
  ld: i32
  w: F64s = unset<F64s>() // w + d
  r: F64s = unset<F64s>() // c - G d
  v: F64s = unset<F64s>()
  rows: I32s = unset<I32s>()

  init(penalty: Penalty, capacity: i32): GroupStep {
    this.penalty = penalty
    this.ld = capacity
    this.list = i32s(capacity)
    this.first = i32s(capacity + 1)
    this.rows = i32s(capacity)
    this.G = reserveF64s(<f64>capacity * <f64>capacity)
    this.M = reserveF64s(<f64>capacity * <f64>capacity)
    this.w = f64s(capacity)
    this.r = f64s(capacity)
    this.v = f64s(capacity)
    return this
  }

  /** From w and r at d = 0, until no group violates its condition by more than `goal`. */
  solve(goal: f64): void {
    for (let round = 0; round < ROUNDS; round++) {
      for (let sweep = 0; sweep < SWEEPS; sweep++) for (let f = 0; f < this.groups; f++) this.proximal(f)
      for (let step = 0; step < 5 && this.newton(); step++) {}
      let most: f64 = 0
      for (let f = 0; f < this.groups; f++) {
        const s = this.first[f]
        most = Math.max(most, groupViolation(this.penalty, this.list[s], this.first[f + 1] - s, from(this.w, s), from(this.r, s)))
      }
      if (most <= goal) return
    }
  }

  private proximal(f: i32): void {
    const s = this.first[f]
    const end = this.first[f + 1]
    const j = this.list[s]
    let L: f64 = 0 // no eigenvalue of the block is larger
    for (let a = s; a < end; a++) {
      let row: f64 = 0
      for (let b = s; b < end; b++) row += Math.abs(this.G[a * this.ld + b])
      L = Math.max(L, row)
    }
    let square: f64 = 0
    for (let a = s; a < end; a++) {
      const b = this.r[a] + L * this.w[a]
      this.v[a] = b
      square += b * b
    }
    const size = Math.sqrt(square)
    const share = size > this.penalty.kink(j) ? (1 - this.penalty.kink(j) / size) / (L + this.penalty.ridge(j)) : 0
    for (let a = s; a < end; a++) this.move(a, share * this.v[a] - this.w[a])
    spend(<f64>(end - s) * <f64>this.k)
  }

  private move(a: i32, step: f64): void {
    if (step == 0) return
    this.w[a] += step
    axpyv(this.k, -step, at(from(this.G, a * this.ld)), at(this.r))
  }

  /** On the groups that are not zero, where the norms are smooth; false where one would turn, or there is no factor. */
  private newton(): bool {
    const ld = this.ld
    let m = 0
    for (let f = 0; f < this.groups; f++) {
      const s = this.first[f]
      const end = this.first[f + 1]
      const l1 = this.penalty.kink(this.list[s])
      const l2 = this.penalty.ridge(this.list[s])
      const size = norm(from(this.w, s), end - s)
      if (l1 > 0 && size == 0) continue
      const begin = m
      for (let a = s; a < end; a++) {
        this.rows[m] = a
        const row = from(this.M, m * ld)
        for (let b = 0; b <= m; b++) row[b] = this.G[a * ld + this.rows[b]]
        row[m] += l2
        this.v[m] = this.r[a] - l2 * this.w[a]
        if (l1 > 0) {
          row[m] += l1 / size
          for (let b = begin; b <= m; b++) row[b] -= (l1 / size) * (this.w[a] / size) * (this.w[this.rows[b]] / size)
          this.v[m] -= l1 * (this.w[a] / size)
        }
        m++
      }
    }
    if (cholesky(m, at(this.M), ld) < m) return false
    solveLower(m, at(this.M), ld, at(this.v))
    solveUpper(m, at(this.M), ld, at(this.v))
    let b = 0
    for (let f = 0; f < this.groups; f++) {
      const s = this.first[f]
      if (b == m || this.rows[b] != s) continue
      let turn: f64 = 0
      for (let a = s; a < this.first[f + 1]; a++) turn += this.w[a] * (this.w[a] + this.v[b++])
      if (this.penalty.kink(this.list[s]) > 0 && !(turn > 0)) return false
    }
    for (let b = 0; b < m; b++) this.move(this.rows[b], this.v[b])
    spend(<f64>m * <f64>this.k)
    return true
  }
}

/** |w| of m numbers. */
export function norm(w: F64s, m: i32): f64 {
  return Math.sqrt(dotv(m, at(w), at(w)))
}

/** How far c is from the subdifferential of the group of m columns from j, at w. */
export function groupViolation(penalty: Penalty, j: i32, m: i32, w: F64s, c: F64s): f64 {
  const l1 = penalty.kink(j)
  const size = norm(w, m)
  if (l1 > 0 && size == 0) return Math.max(0, norm(c, m) - l1)
  let square: f64 = 0
  for (let a = 0; a < m; a++) {
    const e = c[a] - penalty.ridge(j) * w[a] - (l1 > 0 ? l1 * (w[a] / size) : 0)
    square += e * e
  }
  return Math.sqrt(square)
}
