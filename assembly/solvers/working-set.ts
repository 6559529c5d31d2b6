import { Penalty } from "../contracts/penalty"
import { f64s } from "../memory/arena"
import { F64s, I32s, unset } from "../memory/arrays"
import { Problem } from "../problem"

/**
 * The features that a solve looks at: all nonzero and unpenalised ones, then those nearest to entering, by
 * d_j = (l1_j - |t c_j|) / |x~_j| (Massias, Gramfort, Salmon 2018, "Celer"), t the scale that makes c feasible.
 */
@final
export class WorkingSet {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  score: F64s = unset<F64s>()
  copy: F64s = unset<F64s>()

  init(problem: Problem, penalty: Penalty): WorkingSet {
    this.problem = problem
    this.penalty = penalty
    this.score = f64s(problem.p)
    this.copy = f64s(problem.p)
    return this
  }

  /** Features that can be nonzero at all. */
  eligible(): i32 {
    let count = 0
    for (let j = 0; j < this.problem.p; j++) if (this.open(j)) count++
    return count
  }

  /** Features that must be in every set. */
  required(): i32 {
    let count = 0
    for (let j = 0; j < this.problem.p; j++) if (this.open(j) && this.must(j)) count++
    return count
  }

  /** Fills `list` with the `size` best features; returns how many there are. */
  choose(size: i32, list: I32s): i32 {
    const p = this.problem.p
    this.rate()
    const last = this.threshold(size)
    let k = 0
    for (let j = 0; j < p; j++) if (this.score[j] < last) list[k++] = j
    for (let j = 0; j < p && k < size; j++) {
      if (this.score[j] == last && last < Infinity) list[k++] = j
    }
    return k
  }

  /**
   * Gap-safe screening (Ndiaye et al. 2017): with t c feasible and |u - u*| <= sqrt(2 gap / mu) in the mean square, a
   * feature with |t c_j| + |x~_j| sqrt(2 gap / mu) < l1_j is zero at the optimum and needs no further look.
   */
  screen(gap: f64, t: f64): void {
    const problem = this.problem
    const radius = Math.sqrt(2 * problem.rows.steepest() * gap)
    for (let j = 0; j < problem.p; j++) {
      const reach = Math.abs(t * problem.c[j]) + radius * Math.sqrt(problem.norm[j])
      if (problem.w[j] == 0 && reach < this.penalty.kink(j) * (1 - 1e-9)) problem.skip[j] = 1
    }
  }

  private open(j: i32): bool {
    return this.problem.open(j, this.penalty.lower(j), this.penalty.upper(j)) && !this.problem.skip[j]
  }

  private must(j: i32): bool {
    return this.problem.w[j] != 0 || this.penalty.kink(j) == 0
  }

  private rate(): void {
    const problem = this.problem
    const penalty = this.penalty
    let t: f64 = 1
    for (let j = 0; j < problem.p; j++) {
      const kink = penalty.kink(j)
      if (kink > 0 && penalty.ridge(j) == 0 && Math.abs(problem.c[j]) * t > kink) t = kink / Math.abs(problem.c[j])
    }
    for (let j = 0; j < problem.p; j++) {
      const slack = penalty.kink(j) - t * Math.abs(problem.c[j])
      this.score[j] = !this.open(j) ? Infinity : this.must(j) ? -Infinity : slack / Math.sqrt(problem.norm[j])
      this.copy[j] = this.score[j]
    }
  }

  /** The size-th smallest score, by Hoare's quickselect. */
  private threshold(size: i32): f64 {
    const a = this.copy
    const target = size - 1
    let low = 0
    let high = this.problem.p - 1
    while (low < high) {
      const pivot = a[(low + high) >> 1]
      let i = low
      let j = high
      while (i <= j) {
        while (a[i] < pivot) i++
        while (a[j] > pivot) j--
        if (i > j) break
        const swap = a[i]
        a[i++] = a[j]
        a[j--] = swap
      }
      if (target <= j) high = j
      else if (target >= i) low = i
      else break
    }
    return a[target]
  }
}
