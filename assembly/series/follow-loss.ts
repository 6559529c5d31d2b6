import { Certificate } from "../certificate"
import { Penalty } from "../contracts/penalty"
import { OPTIMAL, STOPPED } from "../contracts/solver"
import { Fit } from "../fit"
import { dotv } from "../kernels/vector"
import { make, mark, release } from "../memory/arena"
import { F64s, at, unset } from "../memory/arrays"
import { Strength, frame } from "../penalty"
import { Problem } from "../problem"
import { NEWTON } from "../registry"
import { Series } from "../series/series"
import { SeriesCertificate } from "./series-certificate"
import { Newton } from "../solvers/newton"
import { Refine } from "../solvers/refine"
import { verdict } from "../verdict"

const FIRST: i32 = 512 // features that the model has room for at first
const MOST: i32 = 4096
const LARGE: i32 = 1024 // coefficients of several outputs above which a mere ridge wants no Hessian

/** A smooth loss under one penalty after another, by Newton steps whose quadratic model stays; else by a fit from there. */
@final
export class FollowLoss implements Series {
  problem: Problem = unset<Problem>()
  newton: Newton = unset<Newton>()
  begun: bool
  judge: SeriesCertificate = unset<SeriesCertificate>()
  refine: Refine = unset<Refine>()

  /**
   * Whether it is the way for a problem. The squared loss has a homotopy, but on 20,000 x 50,000 sparse columns (0.1 %
   * filled, to alpha_max / 100) that took 660 ms and this 190; on 200 x 5000 and 1000 x 5000 dense ones they are level.
   */
  static suits(problem: Problem, kinked: bool): bool {
    if (!problem.rows.quadratic()) return true
    if (!kinked || problem.n == 0) return false
    let entries: f64 = 0
    for (let j = 0; j < problem.p; j++) entries += problem.design.cost(j)
    return 4 * entries < <f64>problem.n * <f64>problem.p
  }

  init(problem: Problem, strength: Strength): FollowLoss {
    this.problem = problem
    this.judge = make<SeriesCertificate>()
    this.refine = make<Refine>().init(problem, frame(problem, strength))
    this.newton = this.sized(min(problem.p, FIRST))
    return this
  }

  private sized(capacity: i32): Newton {
    return make<Newton>().init(this.problem, this.refine.penalty, max(capacity, 1))
  }

  solve(strength: Strength, tol: f64, passes: i32, coef: F64s, intercept: F64s, report: F64s): i32 {
    const problem = this.problem
    let room = mark()
    let penalty = frame(problem, strength)
    let status = STOPPED
    const large = problem.outputs > 1 && strength.l1Ratio == 0 && problem.p > LARGE
    while (!large) {
      // The first alpha may be the one where all is zero, but for rounding.
      this.newton.under(penalty, this.begun ? 0.01 * tol * problem.null : 0)
      status = this.newton.solve(0, passes)
      const capacity = this.newton.model.capacity
      if (!this.newton.full || capacity >= min(problem.p, MOST)) break
      release(room)
      this.newton = this.sized(min(problem.p, 2 * capacity))
      room = mark()
      penalty = frame(problem, strength)
    }
    this.begun = true
    if (status == OPTIMAL) status = this.certify(penalty, tol, coef, intercept, report)
    if (status != OPTIMAL) {
      status = make<Fit>().run(problem, penalty, 0, tol, passes, coef, intercept, report)
      this.newton.placed = false
    }
    release(room)
    return status
  }

  private certify(penalty: Penalty, tol: f64, coef: F64s, intercept: F64s, report: F64s): i32 {
    const problem = this.problem
    this.refine.start()
    if (problem.outputs > 1) {
      this.refine.round(coef, intercept, false)
      this.newton.lookout.advance()
    } else {
      for (let j = 0; j < problem.p; j++) coef[j] = (problem.w[j] / problem.unit) * problem.d[j] + 0
      intercept[0] = this.refine.bhi[0] / problem.unit + 0
    }
    if (problem.outputs == 1 && this.delicate()) {
      // Of so small a residual, rounding of the predictor is a part that kkt would show.
      this.refine.round(coef, intercept, true)
      this.newton.lookout.advance()
    }
    report[4] = <f64>this.newton.used
    report[5] = <f64>NEWTON
    report[6] = -1
    if (this.unpenalised(penalty)) {
      const whole = make<Certificate>().init(problem, penalty)
      whole.judge() // u must be projected on the unpenalised columns, which moves every c
      problem.duals()
      this.newton.lookout.forget()
      report[3] = whole.kkt
      return verdict(problem, whole.objective, whole.gap, tol, report)
    }
    this.judge.judge(problem, penalty, this.newton, this.refine.blo[0])
    report[3] = this.judge.kkt
    return verdict(problem, this.judge.objective, this.judge.gap, tol, report)
  }

  /** Whether rounding of the predictor z is 2^-40 or so of the duals su, which it moves by s h z. */
  private delicate(): bool {
    const problem = this.problem
    const n = problem.n
    const h = problem.work
    problem.rows.curvatures(n, problem.y, problem.z, problem.s, h)
    let square: f64 = 0
    for (let i = 0; i < n; i++) square += h[i] * h[i] * (1 + problem.z[i] * problem.z[i])
    return 4096 * dotv(n, at(problem.su), at(problem.su)) < square
  }

  /** Whether there are features that nothing stops: the dual point must then be projected on what they leave. */
  private unpenalised(penalty: Penalty): bool {
    const model = this.newton.model
    for (let a = 0; a < model.k; a++) {
      const j = model.list[a]
      const bounded = penalty.lower(j) > -Infinity || penalty.upper(j) < Infinity
      if (!bounded && penalty.kink(j) == 0 && penalty.ridge(j) == 0) return true
    }
    return false
  }
}
