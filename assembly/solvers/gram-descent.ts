import { spend } from "../memory/pause"
import { ActiveSet } from "./active-set"
import { Quadratic } from "./quadratic"
import { unset } from "../memory/arrays"

const PATIENT: i32 = 64 // epochs after which the active set is to find its way however far it is
const LONGEST: i32 = 16384 // epochs between two tries of the active set, the last time

/**
 * The active set, which ends at machine precision; if the signs that it starts from are too far off, coordinate descent
 * in Gram space (Friedman, Hastie, Tibshirani 2010, "covariance updates") finds better ones, each time four times as long.
 */
@final
export class GramDescent {
  model: Quadratic = unset<Quadratic>()
  active: ActiveSet = unset<ActiveSet>()

  init(model: Quadratic, active: ActiveSet): GramDescent {
    this.model = model
    this.active = active
    return this
  }

  /** Solves the model from its w and c; false when `passes` were not enough. */
  solve(passes: i32, standing: bool): bool {
    const model = this.model
    if (this.active.solve(standing, false)) return true
    if (!model.kinked()) return false
    for (let epochs = 4; epochs <= min(LONGEST, passes); epochs *= 4) {
      for (let e = 0; e < epochs && this.epoch(); e++) {}
      model.refresh()
      if (this.active.solve(false, epochs >= PATIENT)) return true
    }
    return false
  }

  /** One pass over the coordinates; whether any moved. */
  private epoch(): bool {
    const model = this.model
    const penalty = model.penalty
    let moves = 0
    for (let a = 0; a < model.k; a++) {
      const g = model.diagonal(a)
      const w = model.w[a]
      const next = penalty.prox(a, g, model.c[a] + g * w)
      if (next == w || !(Math.abs(next) < Infinity)) continue
      model.move(a, next - w)
      model.w[a] = next
      moves++
    }
    spend(<f64>model.k * <f64>(1 + moves))
    return moves > 0
  }
}
