import { Penalty } from "../contracts/penalty"
import { sum } from "../kernels/vector"
import { make, mark, release } from "../memory/arena"
import { at } from "../memory/arrays"
import { Strength, frame } from "../penalty"
import { Problem } from "../problem"
import { Simplex } from "../solvers/simplex"

const CLOSE: f64 = 1e-9
const TINY: f64 = 1e-13
const NOISE: f64 = 1e-11 // of the most that c_j can be: u can do without it

/**
 * alpha_max of a kinked loss under a pure L1 penalty, from the best point without penalised features. Their u is free
 * where residuals are 0, so max |c_j| / kink_j is no more than an upper bound; an optimum with w != 0 gives a lower one,
 *   alpha = (loss(0) - loss(w)) / sum_j kink_j |w_j|,
 * Newton's step on the concave min over w of loss(w) + alpha sum_j kink_j |w_j| - loss(0): it ends after finitely many.
 */
export function cornerAlpha(problem: Problem, strength: Strength): f64 {
  strength.alpha = 1
  const unit = frame(problem, strength)
  let high: f64 = 0
  for (let j = 0; j < problem.p; j++) {
    const steep = Math.max(problem.rows.rise(), problem.rows.fall()) * Math.sqrt(problem.norm[j])
    if (unit.kink(j) > 0 && problem.open(j, unit.lower(j), unit.upper(j))) high = Math.max(high, steep / unit.kink(j))
  }
  const steepest = high
  let low: f64 = 0
  let nothing: f64 = 0 // loss(0)
  let trial = 2 * high
  for (let round = 0; round < 60 && high > 0; round++) {
    const room = mark()
    strength.alpha = trial
    make<Simplex>().init(problem, frame(problem, strength)).solve(0, 100000)
    release(room)
    const loss = problem.rows.value(problem.n, problem.y, problem.z, problem.s) / problem.S
    let size: f64 = 0
    for (let j = 0; j < problem.p; j++) size += unit.kink(j) * Math.abs(problem.w[j])
    if (round == 0) nothing = loss
    // Before its last digits are polished, a corner has next to nothing where it should have nothing.
    if (trial * size <= TINY * problem.null) high = Math.min(high, bound(problem, unit))
    else {
      const next = (nothing - loss) / size
      if (next <= low * (1 + CLOSE)) return next > NOISE * steepest ? Math.max(low, next) : 0
      low = next
    }
    if (high - low <= CLOSE * high) break
    trial = low > 0 ? low : (round == 0 ? 1 - 1e-4 : 0.5) * high
  }
  return high > NOISE * steepest ? high : 0
}

/** max |c_j| / kink_j over the signs that the bounds allow. */
function bound(problem: Problem, unit: Penalty): f64 {
  let most: f64 = 0
  problem.correlations(sum(problem.n, at(problem.su)))
  for (let j = 0; j < problem.p; j++) {
    const c = problem.c[j]
    const allowed = c > 0 ? unit.upper(j) > 0 : unit.lower(j) < 0
    if (unit.kink(j) > 0 && allowed && problem.norm[j] > 0) most = Math.max(most, Math.abs(c) / unit.kink(j))
  }
  return most * (1 + 1e-14)
}
