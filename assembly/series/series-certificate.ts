import { Penalty } from "../contracts/penalty"
import { sum } from "../kernels/vector"
import { at, given } from "../memory/arrays"
import { Problem } from "../problem"
import { Newton } from "../solvers/newton"

/**
 * certificate.ts at the end of a series' Newton steps: c is at hand on the working set, and a feature outside whose c is
 * sure to be below its kink satisfies every condition without a look. The mean that u still has is taken out of it as
 * there, u <- u - a h; what that does to c_j is bounded, by e_j = a |h| |x~_j|, instead of computed.
 */
@final
export class SeriesCertificate {
  objective: f64
  gap: f64
  kkt: f64

  /** `lost`: what rounding has taken from the intercept. */
  judge(problem: Problem, penalty: Penalty, newton: Newton, lost: f64): void {
    const lookout = newton.lookout
    const n = problem.n
    const h = problem.work
    const noise = newton.noise
    problem.rows.curvatures(n, problem.y, problem.z, problem.s, h)
    const weight = sum(n, at(h)) / problem.S
    const left = lookout.total / problem.S + weight * lost
    const shift = problem.intercept && Math.abs(left) > noise ? left / weight : 0
    let squares: f64 = 0
    for (let i = 0; i < n; i++) {
      const s = given(problem.s) ? problem.s[i] : 1
      h[i] = s > 0 ? h[i] / s : 0
      squares += s * h[i] * h[i]
    }
    const error = Math.abs(shift) * Math.sqrt(squares / problem.S)
    const list = newton.fresh
    let k = newton.model.k
    memory.copy(changetype<usize>(list), changetype<usize>(newton.model.list), <usize>k << 2)
    const end = lookout.way + error + lookout.lean * Math.abs(left)
    for (let j = 0; j < problem.p; j++) if (!(end < lookout.wake[j])) list[k++] = j
    let penalties: f64 = 0
    let t: f64 = 1
    this.kkt = problem.intercept ? Math.abs(left) * problem.unit : 0
    for (let a = 0; a < k; a++) {
      const j = list[a]
      const w = problem.w[j]
      const c = lookout.look(j)
      const raw = c + problem.m[j] * problem.d[j] * left
      const e = error / lookout.inverse[j]
      penalties += penalty.value(j, w)
      this.kkt = Math.max(this.kkt, (penalty.violation(j, w, raw) * problem.unit) / problem.d[j])
      if (this.met(penalty, j, w, c, e, noise / lookout.inverse[j])) continue
      const size = Math.abs(c) + e
      if (penalty.conjugate(j, c < 0 ? -t * size : t * size) == Infinity) t = penalty.kink(j) / size
    }
    this.objective = problem.rows.value(n, problem.y, problem.z, problem.s) / problem.S + penalties
    this.gap = 0
    if (t < 1 || shift != 0) {
      for (let i = 0; i < n; i++) h[i] = t * (problem.u[i] - shift * h[i])
      this.gap = problem.rows.gap(n, problem.y, problem.z, h, problem.s) / problem.S
    }
    for (let a = 0; a < k; a++) {
      const j = list[a]
      const w = problem.w[j]
      const c = problem.c[j]
      const e = error / lookout.inverse[j]
      if (this.met(penalty, j, w, t * c, e, noise / lookout.inverse[j])) continue
      const low = t * (c - e)
      const high = t * (c + e)
      const least = penalty.conjugate(j, low) - low * w
      const most = penalty.conjugate(j, high) - high * w
      this.gap += Math.max(0, penalty.value(j, w) + Math.max(least, most))
    }
  }

  /** Whether feature j meets its condition down to rounding. */
  private met(penalty: Penalty, j: i32, w: f64, c: f64, e: f64, noise: f64): bool {
    return e <= noise && penalty.violation(j, w, c) <= noise
  }
}
