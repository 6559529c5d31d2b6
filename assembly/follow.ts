import { STOPPED } from "./contracts/solver"
import { Fit } from "./fit"
import { make, mark, release } from "./memory/arena"
import { F64s, unset } from "./memory/arrays"
import { PathCertificate } from "./path-certificate"
import { Strength, frame } from "./penalty"
import { Problem } from "./problem"
import { HOMOTOPY } from "./registry"
import { Homotopy } from "./solvers/homotopy"
import { Refine } from "./solvers/refine"
import { verdict } from "./verdict"
import { RowSpace } from "./spaces/row-space"

const MOST: i32 = 4096 // free features: the factor and its matrix take 128 MiB each

/** One problem under one penalty after another, by a homotopy; where it loses its way, by a fit from there. */
@final
export class Follow {
  problem: Problem = unset<Problem>()
  homotopy: Homotopy = unset<Homotopy>()
  judge: PathCertificate = unset<PathCertificate>()
  refine: Refine = unset<Refine>()
  lost: i32 // how often the way was lost

  init(problem: Problem): Follow {
    this.problem = problem
    this.homotopy = make<Homotopy>().init(problem, make<RowSpace>().init(problem), min(min(problem.n, problem.p), MOST))
    this.judge = make<PathCertificate>()
    return this
  }

  /** As Fit.run, from where the last call ended. */
  solve(strength: Strength, tol: f64, passes: i32, coef: F64s, intercept: F64s, report: F64s): i32 {
    const problem = this.problem
    const room = mark()
    const penalty = frame(problem, strength)
    if (this.lost < 2) {
      if (!problem.flat && this.homotopy.follow(penalty, passes)) {
        const status = this.certify(tol, coef, intercept, report)
        if (status < STOPPED) {
          release(room)
          return status
        }
      }
      this.lost++
    }
    const status = make<Fit>().run(problem, penalty, 0, tol, passes, coef, intercept, report)
    if (this.lost < 2) this.homotopy.resume(penalty)
    release(room)
    return status
  }

  private certify(tol: f64, coef: F64s, intercept: F64s, report: F64s): i32 {
    const problem = this.problem
    this.refine = make<Refine>().init(problem, this.homotopy.penalty)
    const refine = this.refine
    refine.start()
    for (let j = 0; j < problem.p; j++) coef[j] = (problem.w[j] / problem.unit) * problem.d[j] + 0
    intercept[0] = refine.bhi / problem.unit + 0
    this.judge.judge(problem, this.homotopy.penalty, this.homotopy, refine.blo)
    report[3] = this.judge.kkt
    report[4] = <f64>this.homotopy.used
    report[5] = <f64>HOMOTOPY
    report[6] = -1
    return verdict(problem, this.judge.objective, this.judge.gap, tol, report)
  }
}
