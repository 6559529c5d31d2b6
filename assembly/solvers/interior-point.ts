import { Penalty } from "../contracts/penalty"
import { OPTIMAL, STOPPED, Solver } from "../contracts/solver"
import { exp, log } from "../kernels/exp"
import { sum } from "../kernels/vector"
import { f64s, i32s, make, mark, release } from "../memory/arena"
import { F64s, I32s, at, none, unset } from "../memory/arrays"
import { spend } from "../memory/pause"
import { Problem } from "../problem"
import { InteriorIteration } from "./interior-iteration"
import { RowSample } from "./row-sample"
import { WorkingSet } from "./working-set"

const FEW: i32 = 5000 // rows of which no sample is taken
const MANY: i32 = 512 // features of which some are chosen
const ROUGH: f64 = 1e-3 // how near the optimum a set is solved before another one

/** An interior point for the kinked losses; where the rows are many, on those that are not sure to stay on their side. */
@final
export class InteriorPoint implements Solver {
  problem: Problem = unset<Problem>()
  penalty: Penalty = unset<Penalty>()
  list: I32s = unset<I32s>()
  k: i32
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
    const room = mark()
    const chosen = make<WorkingSet>().init(problem, penalty)
    const eligible = chosen.eligible()
    const required = chosen.required()
    if (eligible > max(MANY, problem.n / 4) && required < eligible) return this.chosen(chosen, required, eligible, target, passes)
    this.k = 0
    for (let j = 0; j < problem.p; j++) {
      if (problem.open(j, penalty.lower(j), penalty.upper(j))) this.list[this.k++] = j
    }
    const sampled = this.sampled(target, passes)
    release(room)
    if (sampled) return OPTIMAL
    problem.clear()
    return this.iterate(problem, none(), target, passes)
  }

  private iterate(problem: Problem, lean: F64s, target: f64, passes: i32): i32 {
    const iteration = make<InteriorIteration>().init(problem, this.penalty, this.list, this.k, lean)
    const status = iteration.solve(target, passes)
    this.used += iteration.used
    return status
  }

  /** On the features nearest to entering, until no other one would: those that would enter next. */
  private chosen(chosen: WorkingSet, required: i32, eligible: i32, target: f64, passes: i32): i32 {
    const problem = this.problem
    const penalty = this.penalty
    let size = min(eligible, required + MANY / 2)
    let rough = Math.max(target, ROUGH * problem.null)
    problem.predictor()
    problem.duals()
    problem.correlations(sum(problem.n, at(problem.su)))
    while (true) {
      const room = mark()
      this.k = chosen.choose(size, this.list)
      const status = this.iterate(problem, none(), rough, passes)
      release(room)
      problem.weigh()
      problem.correlations(sum(problem.n, at(problem.su)))
      const near = Math.min(Math.max(rough / problem.null, 1e-8), 1e-4) // to a kink
      let entering = 0
      for (let j = 0; j < problem.p; j++) {
        const slack = penalty.kink(j) - Math.abs(problem.c[j])
        if (slack > near * penalty.kink(j)) problem.w[j] = 0
        else if (problem.w[j] == 0 && penalty.violation(j, 0, problem.c[j]) > near * penalty.kink(j)) entering++
      }
      if (entering == 0 && (rough <= target || status == STOPPED)) return status
      if (16 * entering < size) rough = Math.max(target, ROUGH * rough)
      if (entering > 0) size = min(eligible, max(size, chosen.required()) + min(2 * entering, max(MANY / 2, size / 2)))
    }
  }

  /**
   * On a sample of m rows first: its quantile is off by about e = n sqrt(k q (1 - q) / m) rows, so that 4 e rows around
   * it are then looked at closely, and m = 4 e is the least work. False where that is no gain, or where it did not work.
   */
  private sampled(target: f64, passes: i32): bool {
    const problem = this.problem
    const n = <f64>problem.n
    const q = problem.rows.rise() / (problem.rows.rise() + problem.rows.fall())
    const k = <f64>this.k + 1
    const spread = k * q * (1 - q)
    const m = Math.max(exp(log(16 * n * n * spread) / 3), Math.min((5 * k * k) / spread, n / 5))
    if (problem.n < FEW || 3 * m > n || n * spread < 5 * k * k) return false
    const rows = make<RowSample>().init(problem)
    let room = mark()
    rows.spread(<i32>m)
    let part = rows.part(false)
    this.iterate(part, none(), 1e-4 * problem.null, passes)
    problem.b = part.b
    release(room)
    problem.predictor()
    rows.nearest(<i32>(1.5 * m))
    const lean = f64s(k)
    for (let round = 0; round < 5; round++) {
      room = mark()
      part = rows.part(true)
      if (2 * rows.n > problem.n) return false
      const total = sum(problem.n, at(rows.u))
      const slopes = problem.rows.rise() + problem.rows.fall()
      for (let a = 0; a < this.k; a++) lean[a] = problem.design.dot(this.list[a], rows.u, total) / slopes
      lean[this.k] = total / slopes
      const status = this.iterate(part, lean, target, passes)
      problem.b = part.b
      problem.predictor()
      for (let i = 0; i < problem.n; i++) problem.u[i] = problem.y[i] > problem.z[i] ? problem.rows.rise() : -problem.rows.fall()
      for (let r = 0; r < rows.n; r++) problem.u[rows.order[r]] = part.u[r]
      const kept = rows.n
      release(room)
      spend(8 * n)
      if (status == STOPPED) return false
      const wrong = rows.wrong()
      if (wrong == 0) return true
      if (4 * wrong > kept) rows.nearest(2 * kept)
    }
    return false
  }
}
