import { STOPPED } from "./contracts/solver"
import { Fit } from "./fit"
import { dotv, sum } from "./kernels/vector"
import { f64s, make } from "./memory/arena"
import { at, from, given } from "./memory/arrays"
import { Strength, frame } from "./penalty"
import { Problem } from "./problem"
import { cornerAlpha } from "./series/corner-alpha"

const EPS: f64 = 2.220446049250313e-16

/** Below this share of the L1 norm, alpha_max is computed at it (as glmnet does): a pure ridge has none. */
const LEAST_RATIO: f64 = 1e-3

/**
 * The smallest alpha at which all penalised coefficients are zero, the intercept and the unpenalised features fitted:
 * max |c_j| / (v_j l1Ratio sd_j) over the signs that the bounds allow. -status where that fit has no finite optimum.
 */
export function largest(problem: Problem, strength: Strength): f64 {
  const l1Ratio = strength.l1Ratio
  const factors = strength.factors
  const p = problem.p
  const only = f64s(p)
  let free = 0
  for (let j = 0; j < problem.ones / problem.outputs; j++) {
    only[j] = given(factors) && factors[j] == 0 ? 0 : Infinity
    if (only[j] == 0) free++
  }
  problem.clear()
  if (free > 0) {
    strength.factors = only
    const none = frame(problem, strength)
    strength.factors = factors
    const status = make<Fit>().run(problem, none, 0, 1e-9, 100000, f64s(p), f64s(problem.outputs), f64s(8))
    if (status > STOPPED) return -<f64>status
  }
  if (problem.rows.kinked()) {
    strength.l1Ratio = 1
    const corner = problem.flat ? 0 : cornerAlpha(problem, strength) / Math.max(l1Ratio, LEAST_RATIO)
    strength.l1Ratio = l1Ratio
    return corner
  }
  strength.l1Ratio = Math.max(l1Ratio, LEAST_RATIO)
  strength.alpha = 1
  const penalty = frame(problem, strength)
  strength.l1Ratio = l1Ratio
  problem.predictor()
  problem.duals()
  problem.correlations(sum(problem.n, at(problem.su)))
  let length = Math.sqrt(problem.dualNorm())
  for (let j = 0; j < p; j++) length += Math.abs(problem.w[j]) * Math.sqrt(problem.norm[j])
  let most: f64 = 0
  const group = strength.groups(problem) ? problem.outputs : 1
  for (let j = 0; j < p; j += group) {
    const c = group > 1 ? Math.sqrt(dotv(group, at(from(problem.c, j)), at(from(problem.c, j)))) : problem.c[j]
    const kink = penalty.kink(j)
    const allowed = c > 0 ? penalty.upper(j) > 0 : penalty.lower(j) < 0
    const noise = 8 * EPS * length * Math.sqrt(problem.norm[j])
    if (kink > 0 && allowed && problem.norm[j] > 0) most = Math.max(most, (Math.abs(c) + noise) / kink)
  }
  return problem.flat ? 0 : most
}
