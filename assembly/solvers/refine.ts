import { Penalty } from "../contracts/penalty"
import { Solver } from "../contracts/solver"
import { ddAdd } from "../kernels/doubled"
import { mulExact } from "../kernels/exact"
import { f64s } from "../memory/arena"
import { F64s, at, unset } from "../memory/arrays"
import { spend } from "../memory/pause"
import { Problem } from "../problem"
import { ExactPoint } from "./exact-point"

const ROUNDS: i32 = 12
const SETTLED: f64 = 1e-13 // a correction this small, relative to the coefficients, is no divergence

/**
 * The exact finish: with support and signs held, iterative refinement of the optimality conditions against X itself,
 * coefficients and residuals in double-double, corrections from a factor in double (Wilkinson 1963; Demmel et al.
 * 2006). Whatever the factor's own error, the fixed point is the correctly rounded answer.
 */
@final
export class Refine extends ExactPoint {
  g: F64s = unset<F64s>() // length p
  kept: F64s = unset<F64s>() // length p

  init(problem: Problem, penalty: Penalty): Refine {
    this.take(problem, penalty)
    this.g = f64s(problem.p)
    this.kept = f64s(problem.p)
    return this
  }

  /** Refines what the solver left free; whether the corrections died out. If they do not, all is as before. */
  polish(solver: Solver): bool {
    memory.copy(at(this.kept), at(this.problem.w), <usize>this.problem.p << 3)
    if (this.improve(solver)) return true
    memory.copy(at(this.problem.w), at(this.kept), <usize>this.problem.p << 3)
    this.start()
    return false
  }

  private improve(solver: Solver): bool {
    const problem = this.problem
    const m = solver.free()
    let last: f64 = Infinity
    for (let round = 0; round < ROUNDS; round++) {
      this.residual()
      mulExact(problem.n, at(problem.s), at(this.uhi), at(this.ulo), at(this.uhi), at(this.ulo))
      this.total()
      for (let r = 0; r < m; r++) {
        this.g[r] = this.condition(solver.feature(r)) / problem.S
        spend(10 * problem.design.cost(solver.feature(r)))
      }
      const intercept = solver.correct(this.g, this.totals[0] / problem.S)
      let most: f64 = 0
      let size: f64 = 0
      for (let r = 0; r < m; r++) {
        const j = solver.feature(r)
        const norm = Math.sqrt(problem.norm[j])
        most = Math.max(most, Math.abs(this.g[r]) * norm)
        size = Math.max(size, Math.abs(problem.w[j]) * norm)
      }
      if (!(most <= 0.5 * last)) return last <= SETTLED * size // as good as the loss's own rounding allows, or diverging
      last = most
      this.step(solver, m, intercept)
      if (most <= 8.5e-22 * size) return true
    }
    return false
  }

  /** w += g on the free features, the intercept following. */
  step(solver: Solver, m: i32, intercept: f64): void {
    const problem = this.problem
    for (let r = 0; r < m; r++) {
      const j = solver.feature(r)
      const was = problem.w[j]
      const low = this.wlo[j]
      ddAdd(was, low, this.g[r], 0, at(this.out))
      const stop = this.stop(j, was, this.out[0])
      if (stop == stop) {
        problem.w[j] = stop
        this.wlo[j] = 0
        ddAdd(stop, 0, -was, -low, at(this.out))
        this.shift(j, -this.out[0], -this.out[1])
      } else this.move(j, this.g[r])
    }
    if (problem.intercept) this.raise(0, intercept, 0)
  }

  /** The bound, or the kink at 0, that a correction from w to `next` would cross; else NaN. */
  private stop(j: i32, w: f64, next: f64): f64 {
    const penalty = this.penalty
    if (next >= penalty.upper(j)) return penalty.upper(j)
    if (next <= penalty.lower(j)) return penalty.lower(j)
    return penalty.kink(j) > 0 && w * next < 0 ? 0 : NaN
  }
}
