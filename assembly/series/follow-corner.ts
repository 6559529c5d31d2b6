import { Fit } from "../fit"
import { make, mark, release } from "../memory/arena"
import { F64s, unset } from "../memory/arrays"
import { Strength, frame } from "../penalty"
import { Problem } from "../problem"
import { Series } from "./series"

/** A kinked loss under one penalty after another: from corner to corner, by an interior point where that is far. */
@final
export class FollowCorner implements Series {
  problem: Problem = unset<Problem>()
  far: bool // the last step was long, and alphas that follow each other are alike

  init(problem: Problem): FollowCorner {
    this.problem = problem
    return this
  }

  solve(strength: Strength, tol: f64, passes: i32, coef: F64s, intercept: F64s, report: F64s): i32 {
    const room = mark()
    const fit = make<Fit>()
    fit.near = !this.far
    const status = fit.run(this.problem, frame(this.problem, strength), 0, tol, passes, coef, intercept, report)
    this.far = fit.far
    release(room)
    return status
  }
}
