import { Penalty } from "./contracts/penalty"
import { Problem } from "./problem"

/** What a penalty does to the features of a problem. */
@final
export class Survey {
  open: i32 // features that can be nonzero
  kinked: bool // some of them has a kink or a bound
  sharp: i32 // how many of them have a kink
  penalised: i32 // how many of them have a ridge
  unpenalised: i32 // and how many have neither

  of(problem: Problem, penalty: Penalty): Survey {
    for (let j = 0; j < problem.p; j++) {
      const lower = penalty.lower(j)
      const upper = penalty.upper(j)
      if (!problem.open(j, lower, upper)) continue
      this.open++
      if (penalty.kink(j) > 0) this.sharp++
      if (penalty.kink(j) > 0 || lower > -Infinity || upper < Infinity) this.kinked = true
      if (penalty.ridge(j) > 0) this.penalised++
      else if (penalty.kink(j) == 0 && j < problem.ones) this.unpenalised++
    }
    return this
  }
}
