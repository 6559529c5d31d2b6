import { Penalty } from "../contracts/penalty"
import { sum } from "../kernels/vector"
import { f64s, i32s, reserveF64s } from "../memory/arena"
import { F64s, I32s, at, from, given, unset } from "../memory/arrays"
import { spend } from "../memory/pause"
import { Problem } from "../problem"

const ANCHOR: f64 = 0.1 // of |x~|^2

/**
 * G = X~'H X~ / S of columns of several outputs, H = diag(q) - q q' for each sample with weight s: with
 * T^(kl) = sum_i s_i q_ik q_il x~_i x~_i', the block of outputs k != l is -T^(kl), and that of k is sum over l of T^(kl), so
 * that each pair of outputs wants one weighted Gram matrix, of the features that either has on the list.
 */
@final
export class Planes {
  problem: Problem = unset<Problem>()
  work: usize
  t: F64s = unset<F64s>() // weights of a pair
  T: F64s = unset<F64s>() // ld x ld
  ld: i32
  columns: I32s = unset<I32s>() // the features of T
  slot: I32s = unset<I32s>() // where a feature is in T, + 1; of ones, where the last one is
  rows: I32s = unset<I32s>() // the rows of G that a pair touches

  init(problem: Problem, capacity: i32, work: usize): Planes {
    const width = problem.ones / problem.outputs
    this.problem = problem
    this.work = work
    this.ld = min(capacity, width) + 1
    this.t = f64s(problem.n / problem.outputs)
    this.T = reserveF64s(<f64>this.ld * <f64>this.ld)
    this.columns = i32s(this.ld)
    this.slot = i32s(width + 1)
    this.rows = i32s(capacity)
    return this
  }

  /** Both triangles, of k columns; h are the shares q. */
  gram(list: I32s, k: i32, h: F64s, G: F64s, ld: i32): void {
    const problem = this.problem
    const K = problem.outputs
    const count = problem.n / K
    for (let a = 0; a < k; a++) memory.fill(at(from(G, a * ld)), 0, <usize>k << 3)
    const even = this.even(h)
    for (let c = 0; c < K; c++) {
      for (let e = 0; e < c; e++) {
        const qc = from(h, c * count)
        const qe = from(h, e * count)
        if (!even) for (let i = 0; i < count; i++) this.t[i] = (given(problem.s) ? problem.s[i] : 1) * qc[i] * qe[i]
        else if (c == 1) for (let i = 0; i < count; i++) this.t[i] = given(problem.s) ? problem.s[i] : 1
        if (!even || c == 1) this.features(list, k, even ? -1 : c, e)
        this.scatter(list, k, c, e, (even ? qc[0] * qe[0] : 1) / problem.S, G, ld)
      }
    }
  }

  /**
   * G + g 1 1' over the outputs of each feature that has a mere ridge, which wants them to sum to 0, as no loss can tell:
   * where they do, nothing changes but that a small ridge is not all that the factor has to stand on.
   */
  anchor(list: I32s, k: i32, penalty: Penalty, G: F64s, ld: i32): void {
    const problem = this.problem
    const K = problem.outputs
    const slot = this.slot
    memory.fill(changetype<usize>(slot), 0, <usize>(problem.ones / K + 1) << 2)
    for (let a = 0; a < k; a++) {
      const j = list[a]
      if (penalty.ridge(j) > 0 && problem.sums(j, penalty)) slot[j / K]++
    }
    for (let a = 0; a < k; a++) {
      const f = list[a] / K
      if (slot[f] < K) continue
      for (let b = 0; b < k; b++) if (list[b] / K == f) G[a * ld + b] += ANCHOR * problem.norm[list[a]]
    }
  }

  /** Whether the shares are the same for all samples, as they are where nothing is fitted yet: one T serves all pairs then. */
  private even(h: F64s): bool {
    const count = this.problem.n / this.problem.outputs
    for (let l = 1; l < this.problem.n; l++) if (l % count && h[l] != h[l - 1]) return false
    return true
  }

  /** T of the features that output c or e has on the list (c < 0: any), and of ones. */
  private features(list: I32s, k: i32, c: i32, e: i32): void {
    const problem = this.problem
    const K = problem.outputs
    const t = this.t
    const slot = this.slot
    const width = problem.ones / K
    let m = 0
    memory.fill(changetype<usize>(slot), 0, <usize>(width + 1) << 2)
    for (let a = 0; a < k; a++) {
      const j = list[a]
      if (j >= problem.ones || slot[j / K] || (c >= 0 && j % K != c && j % K != e)) continue
      this.columns[m++] = j
      slot[j / K] = m
    }
    slot[width] = m + 1
    problem.design.gram(this.columns, m, t, this.T, this.ld, this.work)
    const last = from(this.T, m * this.ld)
    const total = sum(problem.n / K, at(t))
    for (let a = 0; a < m; a++) {
      // A feature's column 0 is on the first plane, which is all that t has.
      last[a] = problem.design.dot(this.columns[a] - (this.columns[a] % K), t, total)
      this.T[a * this.ld + m] = last[a]
      spend(problem.design.cost(this.columns[a]))
    }
    last[m] = total
  }

  private scatter(list: I32s, k: i32, c: i32, e: i32, scale: f64, G: F64s, ld: i32): void {
    const problem = this.problem
    const K = problem.outputs
    let m = 0
    for (let a = 0; a < k; a++) if (list[a] % K == c || list[a] % K == e) this.rows[m++] = a
    for (let r = 0; r < m; r++) {
      const a = this.rows[r]
      const row = from(G, a * ld)
      const T = from(this.T, this.place(list[a]) * this.ld)
      for (let o = 0; o < m; o++) {
        const b = this.rows[o]
        const g = scale * T[this.place(list[b])]
        row[b] += list[a] % K == list[b] % K ? g : -g
      }
    }
    spend(<f64>m * <f64>m)
  }

  @inline
  private place(j: i32): i32 {
    return this.slot[(j < this.problem.ones ? j : this.problem.ones) / this.problem.outputs] - 1
  }
}
