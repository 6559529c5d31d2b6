import { f64s, make } from "./memory/arena"
import { F64s, given, unset } from "./memory/arrays"
import { ElasticNet } from "./penalties/elastic-net"
import { Problem } from "./problem"

/** An l2 this large in a frame where columns have norm 1 leaves a coefficient below 1e-290: it is zero. */
const HUGE: f64 = 1e290

/** An elastic net as its user states it; factors, lower and upper have length p or are none. */
@final
export class Strength {
  alpha: f64
  l1Ratio: f64
  factors: F64s = unset<F64s>()
  lower: F64s = unset<F64s>()
  upper: F64s = unset<F64s>()
  grouped: bool

  /** Whether outputs have their L1 part in common. */
  groups(problem: Problem): bool {
    return this.grouped && problem.outputs > 1 && this.alpha * this.l1Ratio > 0
  }
}

/**
 * The same in the problem's frame: with w~ = w unit / d and F~ = unit^q F,
 * l1~ = unit^(q-1) d l1 and l2~ = unit^(q-2) d^2 l2. Of several outputs' unpenalised coefficients of a feature, and of
 * their intercepts, only differences count: the last one rests.
 */
export function frame(problem: Problem, strength: Strength): ElasticNet {
  const alpha = strength.alpha
  const l1Ratio = strength.l1Ratio
  const factors = strength.factors
  const lower = strength.lower
  const upper = strength.upper
  const p = problem.p
  const q = problem.rows.degree()
  const unit = problem.unit
  const once = q == 2 ? unit : q == 1 ? 1 : 1 / unit
  const penalty = make<ElasticNet>()
  penalty.l1 = f64s(p)
  penalty.l2 = f64s(p)
  penalty.lo = f64s(p)
  penalty.hi = f64s(p)
  const K = problem.outputs
  for (let j = 0; j < p; j++) {
    const f = j / K
    const last = K > 1 && j % K == K - 1
    if (j >= problem.ones) {
      penalty.lo[j] = last ? 0 : -Infinity
      penalty.hi[j] = last ? 0 : Infinity
      continue
    }
    const v = given(factors) ? factors[f] : 1
    const size = problem.standardize ? problem.sd[j] : problem.d[j]
    const l2 = alpha * (1 - l1Ratio) * v * size * size * (once / unit)
    const excluded = v == Infinity || (problem.standardize && problem.sd[j] == 0)
    if (excluded || l2 > HUGE) continue
    penalty.l1[j] = alpha * l1Ratio * v * size * once
    penalty.l2[j] = l2
    penalty.lo[j] = given(lower) ? (lower[f] * unit) / problem.d[j] : -Infinity
    penalty.hi[j] = given(upper) ? (upper[f] * unit) / problem.d[j] : Infinity
    const unpenalised = penalty.l1[j] == 0 && l2 == 0 && penalty.lo[j] == -Infinity && penalty.hi[j] == Infinity
    if (last && unpenalised) penalty.lo[j] = penalty.hi[j] = 0
  }
  return penalty
}
