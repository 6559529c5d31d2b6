import { Penalty } from "../contracts/penalty"
import { f64s } from "../memory/arena"
import { F64s, I32s, unset } from "../memory/arrays"
import { Problem } from "../problem"

const EPS: f64 = 2.220446049250313e-16

/** Backtracking along a proximal step, on the objective itself (Tseng and Yun 2009). */
@final
export class LineSearch {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  dz: F64s = unset<F64s>() // length n: the step of the linear predictor

  init(problem: Problem, penalty: Penalty): LineSearch {
    this.problem = problem
    this.penalty = penalty
    this.dz = f64s(problem.n)
    return this
  }

  /**
   * Moves problem.w, b and z by t (delta, intercept, dz), the k features being `list` and t the first of 1, 1/2, 1/4,
   * … that lowers F enough; at t = 1 the coefficients become `target` exactly. Returns the decrease of F.
   */
  step(list: I32s, k: i32, delta: F64s, target: F64s, intercept: f64): f64 {
    const problem = this.problem
    const n = problem.n
    const z = problem.z
    const dz = this.dz
    const loss = problem.rows.value(n, problem.y, z, problem.s)
    let descent: f64 = 0
    for (let i = 0; i < n; i++) descent -= problem.su[i] * dz[i]
    descent = descent / problem.S + this.change(list, k, delta, 1)
    let t: f64 = 1
    let gain: f64 = 0
    let applied: f64 = 0
    for (let half = 0; half < 50; half++) {
      for (let i = 0; i < n; i++) z[i] += (t - applied) * dz[i]
      applied = t
      const after = problem.rows.value(n, problem.y, z, problem.s)
      gain = (loss - after) / problem.S - this.change(list, k, delta, t)
      if (problem.rows.quadratic() || gain >= -1e-4 * t * descent - 4 * EPS * problem.null) break
      t *= 0.5
    }
    for (let a = 0; a < k; a++) {
      const j = list[a]
      problem.w[j] = t == 1 ? target[a] : problem.w[j] + t * delta[a]
    }
    problem.b += t * intercept
    return Math.max(0, gain)
  }

  /** What the penalty grows by at t. */
  private change(list: I32s, k: i32, delta: F64s, t: f64): f64 {
    let change: f64 = 0
    for (let a = 0; a < k; a++) {
      if (delta[a] == 0) continue
      const w = this.problem.w[list[a]]
      change += this.penalty.value(list[a], w + t * delta[a]) - this.penalty.value(list[a], w)
    }
    return change
  }
}
