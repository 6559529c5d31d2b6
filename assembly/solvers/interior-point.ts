import { Penalty } from "../contracts/penalty"
import { Solver } from "../contracts/solver"
import { i32s, make } from "../memory/arena"
import { F64s, I32s, none, unset } from "../memory/arrays"
import { Problem } from "../problem"
import { InteriorIteration } from "./interior-iteration"

/** An interior point for the kinked losses: where the rows are many on a part of them, where the features are on a part of those. */
@final
export class InteriorPoint implements Solver {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  list: I32s = unset<I32s>()
  used: i32

  init(problem: Problem, penalty: Penalty): InteriorPoint {
    this.problem = problem
    this.penalty = penalty
    this.list = i32s(problem.p)
    return this
  }

  able(): bool {
    return this.problem.rows.kinked()
  }

  iterations(): i32 {
    return this.used
  }

  free(): i32 {
    return -1
  }

  feature(r: i32): i32 {
    return -1
  }

  correct(g: F64s, g0: f64): f64 {
    return 0
  }

  solve(target: f64, passes: i32): i32 {
    const problem = this.problem
    const penalty = this.penalty
    let k = 0
    for (let j = 0; j < problem.p; j++) if (problem.open(j, penalty.lower(j), penalty.upper(j))) this.list[k++] = j
    const iteration = make<InteriorIteration>().init(problem, penalty, this.list, k, none())
    const status = iteration.solve(target, passes)
    this.used += iteration.used
    return status
  }
}
