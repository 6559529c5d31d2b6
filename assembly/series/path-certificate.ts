import { Penalty } from "../contracts/penalty"
import { Problem } from "../problem"
import { Homotopy } from "../solvers/homotopy"

const EPS: f64 = 2.220446049250313e-16
const NOISE: f64 = 1e-10 // of the null model's residual: what may at most pass for rounding

/**
 * certificate.ts for the squared loss where a homotopy stands: its correlations are at hand, and a feature at rest
 * whose correlation is sure to be below its kink satisfies every condition without a look.
 */
@final
export class PathCertificate {
  squares: f64 // of the residual, over S
  objective: f64
  gap: f64
  kkt: f64

  /** `left`: the mean residual that rounding the intercept has left. */
  judge(problem: Problem, penalty: Penalty, homotopy: Homotopy, left: f64): void {
    const squares = homotopy.space.residual()
    let length = Math.sqrt(squares)
    let penalties: f64 = 0
    for (let j = 0; j < problem.p; j++) {
      length += Math.abs(problem.w[j]) * Math.sqrt(problem.norm[j])
      penalties += penalty.value(j, problem.w[j])
    }
    const noise = Math.min(8 * EPS * length, NOISE * Math.sqrt(2 * problem.null))
    let t: f64 = 1
    this.kkt = Math.abs(left) * problem.unit
    for (let j = 0; j < problem.p; j++) {
      if (homotopy.silent(j)) continue
      const c = homotopy.lazy.now(j)
      const raw = c + problem.m[j] * problem.d[j] * left
      const w = problem.w[j]
      this.kkt = Math.max(this.kkt, (penalty.violation(j, w, raw) * problem.unit) / problem.d[j])
      if (penalty.violation(j, w, c) <= noise * Math.sqrt(problem.norm[j])) continue
      if (penalty.conjugate(j, t * c) == Infinity) t = penalty.kink(j) / Math.abs(c)
    }
    let gap = ((1 - t) * (1 - t) * squares) / 2
    for (let j = 0; j < problem.p; j++) {
      if (homotopy.silent(j)) continue
      const c = t * homotopy.lazy.c[j]
      const w = problem.w[j]
      if (penalty.violation(j, w, c) <= noise * Math.sqrt(problem.norm[j])) continue
      gap += Math.max(0, penalty.value(j, w) + penalty.conjugate(j, c) - c * w)
    }
    this.squares = squares
    this.objective = squares / 2 + penalties
    this.gap = Math.min(gap, this.objective)
  }
}
