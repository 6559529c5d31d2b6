import { Solver } from "../contracts/solver"
import { ddAdd, ddMul } from "../kernels/doubled"
import { mulExact } from "../kernels/exact"
import { f64s } from "../memory/arena"
import { F64s, at, given, unset } from "../memory/arrays"
import { spend } from "../memory/pause"
import { Refine } from "./refine"
import { SimplexPoint } from "./simplex-point"

const ROUNDS: i32 = 8
const ZERO: f64 = 1e-15 // of the largest coefficient, or of y: at its kink what is below their rounding is 0

/**
 * The system of a face solved to full accuracy: x_i w + b = y_i - o_i on the held rows and, where features have a ridge,
 * their conditions; what is left of them in double-double, corrections from the inverse in double (Wilkinson 1963).
 */
@final
export class SimplexExact {
  point: SimplexPoint = unset<SimplexPoint>()
  refine: Refine = unset<Refine>()
  low: F64s = unset<F64s>() // what mu lacks
  out: F64s = unset<F64s>()
  hi: f64
  lo: f64

  init(point: SimplexPoint, refine: Refine): SimplexExact {
    this.point = point
    this.refine = refine
    this.low = f64s(<f64>point.inverse.room)
    this.out = f64s(2)
    return this
  }

  /** `solver` names the free features. */
  solve(solver: Solver): void {
    const point = this.point
    const problem = point.problem
    const refine = this.refine
    let last: f64 = Infinity
    let size: f64 = 0
    for (let round = 0; round < ROUNDS; round++) {
      if (point.inverse.curved) this.conditions()
      else memory.fill(at(point.g), 0, <usize>point.free << 3)
      for (let a = 0; a < point.count; a++) {
        point.r[point.rows[a]] = this.residual(point.rows[a])
        spend(40 * <f64>point.free)
      }
      point.correct(point.inverse.curved ? refine.totals[0] / problem.S : 0, true)
      if (point.inverse.curved) this.multipliers()
      let most: f64 = 0
      size = Math.abs(refine.bhi[0])
      for (let f = 0; f < point.free; f++) {
        const j = point.order[f]
        const norm = Math.sqrt(problem.norm[j])
        most = Math.max(most, Math.abs(point.d[f]) * norm)
        size = Math.max(size, Math.abs(problem.w[j]) * norm)
      }
      most = Math.max(most, Math.abs(point.db))
      if (!(most <= 0.5 * last)) break
      last = most
      memory.copy(at(refine.g), at(point.d), <usize>point.free << 3)
      refine.step(solver, point.free, point.db)
      if (most <= 8.5e-22 * size) break
    }
    for (let a = 0; a < point.count; a++) point.r[point.rows[a]] = 0
    for (let f = 0; f < point.free; f++) {
      const j = point.order[f]
      const above = Math.abs(problem.w[j]) * Math.sqrt(problem.norm[j]) > ZERO * Math.max(size, 1)
      if (above || point.penalty.kink(j) == 0) continue
      problem.w[j] = 0
      refine.wlo[j] = 0
    }
  }

  /** y_i - o_i - b - sum_j w_j x_ij */
  private residual(i: i32): f64 {
    const problem = this.point.problem
    const refine = this.refine
    this.hi = problem.y[i]
    this.lo = 0
    if (given(problem.o)) this.add(-problem.o[i], 0)
    this.add(-refine.bhi[0], -refine.blo[0])
    for (let a = 0; a < this.point.open; a++) {
      const j = this.point.order[a]
      if (problem.w[j] == 0) continue
      ddMul(problem.w[j], refine.wlo[j], -problem.design.entry(i, j), 0, at(this.out))
      this.add(this.out[0], this.out[1])
    }
    return this.hi + this.lo
  }

  private add(hi: f64, lo: f64): void {
    ddAdd(this.hi, this.lo, hi, lo, at(this.out))
    this.hi = this.out[0]
    this.lo = this.out[1]
  }

  /** g: what the free features' conditions lack. */
  private conditions(): void {
    const point = this.point
    const problem = point.problem
    const refine = this.refine
    for (let i = 0; i < problem.n; i++) {
      refine.uhi[i] = point.side[i] > 0 ? point.rise : -point.fall
      refine.ulo[i] = 0
    }
    mulExact(problem.n, at(problem.s), at(refine.uhi), at(refine.ulo), at(refine.uhi), at(refine.ulo))
    for (let a = 0; a < point.count; a++) {
      ddMul(point.mu[a], this.low[a], problem.S, 0, at(this.out))
      refine.uhi[point.rows[a]] = this.out[0]
      refine.ulo[point.rows[a]] = this.out[1]
    }
    refine.total()
    for (let f = 0; f < point.free; f++) {
      const j = point.order[f]
      point.g[f] = refine.condition(j) / problem.S
      const w = problem.w[j]
      const sign: f64 = w > 0 ? 1 : w < 0 ? -1 : 0 // which rounding may have made another one
      point.g[f] -= (point.sign[j] - sign) * point.penalty.kink(j)
      spend(10 * problem.design.cost(j))
    }
  }

  /** mu less the correction, which has been taken from its upper part. */
  private multipliers(): void {
    const point = this.point
    for (let a = 0; a < point.count; a++) {
      ddAdd(point.mu[a], this.low[a], -point.out[a], 0, at(this.out))
      point.mu[a] = this.out[0]
      this.low[a] = this.out[1]
    }
  }
}
