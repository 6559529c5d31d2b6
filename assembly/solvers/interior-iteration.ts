import { Penalty } from "../contracts/penalty"
import { OPTIMAL, STOPPED } from "../contracts/solver"
import { make } from "../memory/arena"
import { F64s, I32s, unset } from "../memory/arrays"
import { spend } from "../memory/pause"
import { Problem } from "../problem"
import { InteriorSystem } from "./interior-system"

const MOST: i32 = 80 // iterations; 10 to 30 are usual
const SHORT: f64 = 0.9999 // of the way to the boundary

/**
 * The kinked losses by Mehrotra's predictor and corrector on the bounded dual (Portnoy and Koenker 1997), with Gondzio's
 * corrections towards the central path, over a list of features and the rows of one problem.
 */
@final
export class InteriorIteration {
  problem: Problem = unset<Problem>()
  system: InteriorSystem = unset<InteriorSystem>()
  used: i32

  init(problem: Problem, penalty: Penalty, list: I32s, k: i32, lean: F64s): InteriorIteration {
    this.problem = problem
    this.system = make<InteriorSystem>().init(problem, penalty, list, k, lean)
    return this
  }

  /** From the problem's point until the gap is at most `target`, in the objective's units; the point and its u. */
  solve(target: f64, passes: i32): i32 {
    const problem = this.problem
    const system = this.system
    const rows = system.rows
    const end = (target * problem.S) / system.slopes
    const corrections = system.k > 30 ? 2 : 1
    system.start()
    let left: f64 = 1 // of the first u's infeasibility
    let status = STOPPED
    let best: f64 = Infinity
    for (let still = 0; this.used < min(passes, MOST); this.used++) {
      const gap = rows.measure()
      if (gap <= end && left <= 1e-8) {
        status = OPTIMAL
        break
      }
      still = gap < 0.9 * best ? 0 : still + 1
      if (still > 15 || !(gap < Infinity) || !system.factor()) break
      best = Math.min(best, gap)
      system.solve()
      this.level()
      const share = rows.after() / gap
      const mu = (share * share * share * gap) / (2 * system.total)
      rows.correct(mu)
      system.solve()
      for (let c = 0; c < corrections; c++) {
        const t = rows.primal
        const d = rows.dual
        rows.center(mu, Math.min(1, 1.08 * t + 0.08), Math.min(1, 1.08 * d + 0.08))
        system.solve()
        if (Math.min(rows.primal, rows.dual) < 0.9 * Math.min(t, d)) {
          rows.restore()
          system.solve()
          break
        }
        if (rows.primal + rows.dual < t + d + 0.02) break
      }
      this.level()
      // Steps all the way to the boundary are for the end: early ones lose the centre.
      const short = gap > (1e-3 * problem.null * problem.S) / system.slopes ? 0.9 : Math.min(Math.max(0.9, 1 - 0.5 * share * share * share), SHORT)
      const t = Math.min(1, short * rows.primal)
      const d = Math.min(1, short * rows.dual)
      system.move(t)
      rows.move(t, d)
      left *= 1 - d
      spend(4 * <f64>(corrections + 2) * <f64>problem.n * <f64>system.k)
    }
    system.settle()
    for (let i = 0; i < problem.n; i++) problem.u[i] = system.slopes * rows.u[i]
    return status
  }

  /** With a ridge one step serves w and u alike: it ties them. */
  private level(): void {
    const rows = this.system.rows
    if (this.system.ridged) rows.primal = rows.dual = Math.min(rows.primal, rows.dual)
  }
}
