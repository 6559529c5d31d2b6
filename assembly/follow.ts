import { Penalty } from "./contracts/penalty"
import { LOST, OPTIMAL } from "./contracts/solver"
import { Fit } from "./fit"
import { make, mark, release } from "./memory/arena"
import { F64s, unset } from "./memory/arrays"
import { PathCertificate } from "./path-certificate"
import { Strength, frame } from "./penalty"
import { Problem } from "./problem"
import { HOMOTOPY, homotopyOf, spaceOf } from "./registry"
import { Homotopy } from "./solvers/homotopy"
import { Refine } from "./solvers/refine"
import { verdict } from "./verdict"
import { GramSpace } from "./spaces/gram-space"
import { DIGITS } from "./spaces/moments"
import { RowSpace } from "./spaces/row-space"

/** One problem under one penalty after another, by a homotopy; where it loses its way, by a fit from there. */
@final
export class Follow {
  problem: Problem = unset<Problem>()
  homotopy: Homotopy = unset<Homotopy>()
  judge: PathCertificate = unset<PathCertificate>()
  refine: Refine = unset<Refine>()
  rows: RowSpace = unset<RowSpace>()
  condensed: bool // the homotopy looks into a Gram matrix
  lost: i32 // how often the way was lost

  /** `ridged`: with an L2 part. */
  init(problem: Problem, ridged: bool): Follow {
    this.problem = problem
    const space = spaceOf(problem, true)
    this.condensed = space instanceof GramSpace
    if (this.condensed) this.rows = make<RowSpace>().init(problem)
    this.homotopy = homotopyOf(problem, unset<Penalty>(), space, ridged)
    this.judge = make<PathCertificate>()
    this.refine = make<Refine>().init(problem, unset<Penalty>())
    return this
  }

  /** As Fit.run, from where the last call ended. LOST where the moments have too few digits and there are no rows. */
  solve(strength: Strength, tol: f64, passes: i32, coef: F64s, intercept: F64s, report: F64s): i32 {
    const problem = this.problem
    const room = mark()
    const penalty = frame(problem, strength)
    let status: i32 = LOST
    if (this.lost < 2 && !problem.flat && this.homotopy.follow(penalty, passes)) {
      status = this.certify(tol, coef, intercept, report)
    }
    if (status != OPTIMAL && problem.n > 0) {
      status = make<Fit>().run(problem, penalty, 0, tol, passes, coef, intercept, report)
      if (this.condensed) this.homotopy.space = this.rows
      else this.lost++
      this.condensed = false
      if (this.lost < 2) this.homotopy.resume(penalty)
    }
    release(room)
    return status
  }

  private certify(tol: f64, coef: F64s, intercept: F64s, report: F64s): i32 {
    const problem = this.problem
    const refine = this.refine
    refine.start()
    for (let j = 0; j < problem.p; j++) coef[j] = (problem.w[j] / problem.unit) * problem.d[j] + 0
    intercept[0] = refine.bhi / problem.unit + 0
    this.judge.judge(problem, this.homotopy.penalty, this.homotopy, refine.blo)
    report[3] = this.judge.kkt
    report[4] = <f64>this.homotopy.used
    report[5] = <f64>HOMOTOPY
    report[6] = -1
    if (this.condensed && this.judge.objective < DIGITS * problem.null) return LOST
    return verdict(problem, this.judge.objective, this.judge.gap, tol, report)
  }
}
