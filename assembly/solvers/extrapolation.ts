import { solveLower, solveUpper } from "../kernels/triangular"
import { appendRow } from "../kernels/update"
import { f64s } from "../memory/arena"
import { F64s, I32s, at, from, unset } from "../memory/arrays"

const DEPTH: i32 = 5

/** Anderson extrapolation of a sequence of points: the affine combination of the last ones whose steps cancel best. */
@final
export class Extrapolation {
  points: F64s = unset<F64s>() // (DEPTH + 1) x capacity
  point: F64s = unset<F64s>() // the extrapolated one
  gram: F64s = unset<F64s>()
  weights: F64s = unset<F64s>()
  capacity: i32
  k: i32
  count: i32

  init(capacity: i32): Extrapolation {
    this.capacity = capacity
    this.points = f64s(<f64>capacity * (DEPTH + 1))
    this.point = f64s(capacity)
    this.gram = f64s(DEPTH * DEPTH)
    this.weights = f64s(DEPTH)
    return this
  }

  start(k: i32): void {
    this.k = k
    this.count = 0
  }

  /** Takes note of w on the list; true when `point` holds an extrapolation. */
  record(list: I32s, w: F64s): bool {
    const row = from(this.points, this.count * this.capacity)
    for (let a = 0; a < this.k; a++) row[a] = w[list[a]]
    this.count++
    if (this.count <= DEPTH) return false
    this.count = 0
    return this.combine()
  }

  private combine(): bool {
    const G = this.gram
    let trace: f64 = 0
    for (let r = 0; r < DEPTH; r++) {
      for (let t = 0; t <= r; t++) G[r * DEPTH + t] = this.steps(r, t)
      trace += G[r * DEPTH + r]
    }
    if (trace == 0) return false
    for (let r = 0; r < DEPTH; r++) {
      G[r * DEPTH + r] += 1e-12 * trace
      this.weights[r] = 1
    }
    for (let r = 0; r < DEPTH; r++) {
      const row = from(G, r * DEPTH)
      if (!(appendRow(r, at(G), DEPTH, at(row), row[r]) > 0)) return false
    }
    solveLower(DEPTH, at(G), DEPTH, at(this.weights))
    solveUpper(DEPTH, at(G), DEPTH, at(this.weights))
    let sum: f64 = 0
    for (let r = 0; r < DEPTH; r++) sum += this.weights[r]
    if (!(Math.abs(sum) > 0)) return false
    for (let a = 0; a < this.k; a++) {
      let value: f64 = 0
      for (let r = 0; r < DEPTH; r++) value += (this.weights[r] / sum) * this.points[(r + 1) * this.capacity + a]
      this.point[a] = value
    }
    return true
  }

  /** (x_{r+1} - x_r) . (x_{t+1} - x_t) */
  private steps(r: i32, t: i32): f64 {
    const x = this.points
    const m = this.capacity
    let sum: f64 = 0
    for (let a = 0; a < this.k; a++) {
      sum += (x[(r + 1) * m + a] - x[r * m + a]) * (x[(t + 1) * m + a] - x[t * m + a])
    }
    return sum
  }
}
