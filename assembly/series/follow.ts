import { Certificate } from "../certificate"
import { Penalty } from "../contracts/penalty"
import { LOST, OPTIMAL } from "../contracts/solver"
import { Fit } from "../fit"
import { f64s, make, mark, release } from "../memory/arena"
import { F64s, unset } from "../memory/arrays"
import { PathCertificate } from "./path-certificate"
import { Strength, frame } from "../penalty"
import { Problem } from "../problem"
import { HOMOTOPY, homotopyOf, spaceOf } from "../registry"
import { Series } from "../series/series"
import { Homotopy } from "../solvers/homotopy"
import { Refine } from "../solvers/refine"
import { verdict } from "../verdict"
import { GramSpace } from "../spaces/gram-space"
import { DIGITS } from "../spaces/moments"
import { RowSpace } from "../spaces/row-space"

/** A squared residual below this share of the null model's leaves plain correlations too few digits. */
const SMALL: f64 = 1e-3

/** One problem under one penalty after another, by a homotopy; where it loses its way, by a fit from there. */
@final
export class Follow implements Series {
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
    this.homotopy.most = ridged ? 0 : 2 * (4 * this.homotopy.factor.capacity + 64)
    this.homotopy.knots = f64s(<f64>this.homotopy.most)
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
    this.homotopy.next = strength.alpha
    if (this.lost < 2 && !problem.flat && this.homotopy.follow(penalty, passes)) {
      status = this.certify(tol, coef, intercept, report)
    }
    if (status != OPTIMAL && problem.n > 0) {
      this.homotopy.most = 0 // knots from here on would not be all of them
      this.homotopy.marks = 0
      this.homotopy.leave()
      status = make<Fit>().run(problem, penalty, 0, tol, passes, coef, intercept, report)
      if (this.condensed) this.homotopy.look(this.rows)
      else this.lost++
      this.condensed = false
      if (this.lost < 2) this.homotopy.resume(penalty)
    }
    release(room)
    return status
  }

  private certify(tol: f64, coef: F64s, intercept: F64s, report: F64s): i32 {
    const problem = this.problem
    const homotopy = this.homotopy
    const refine = this.refine
    const judge = this.judge
    refine.start()
    for (let j = 0; j < problem.p; j++) coef[j] = (problem.w[j] / problem.unit) * problem.d[j] + 0
    intercept[0] = refine.bhi[0] / problem.unit + 0
    judge.judge(problem, homotopy.penalty, homotopy, refine.blo[0])
    report[3] = judge.kkt
    report[4] = <f64>homotopy.used
    report[5] = <f64>HOMOTOPY
    report[6] = -1
    if (judge.squares > SMALL * problem.null) return verdict(problem, judge.objective, judge.gap, tol, report)
    if (problem.n == 0) {
      const enough = judge.squares > DIGITS * problem.null
      return enough ? verdict(problem, judge.objective, judge.gap, tol, report) : LOST
    }
    // A residual this small is a difference of large numbers: once more, in double-double and at the rounded point.
    refine.round(coef, intercept, true)
    const exact = make<Certificate>().init(problem, homotopy.penalty)
    exact.judge()
    homotopy.space.place(problem.w) // the judge has used the residual up
    report[3] = exact.kkt
    return verdict(problem, exact.objective - refine.dropped, exact.gap, tol, report)
  }
}
