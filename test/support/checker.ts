import { mean } from './checker/dual'
import { isConstant, nullPredictor } from './checker/null-model'
import { outputs } from './checker/outputs'
import * as penalty from './checker/penalty'
import { correlation } from './checker/project'
import { best, contractProofs, furtherProofs, type Proof } from './checker/proofs'
import { type Rows, rowsThatCount, type Task } from './checker/task'
import { abs, add, type DD, dd, max, neg, scale, sub, sum, toNumber } from './double-double'

export type { Task } from './checker/task'

export interface Answer {
  /** One row of p per output. */
  readonly coef: ArrayLike<number>
  readonly intercept: number | ArrayLike<number>
}

/** What the checker finds at an answer, on the original scale. */
export interface Finding {
  readonly objective: number
  /** F(0, b0), b0 the best intercept alone; where F may be negative, the larger of its size and its way to the least. */
  readonly nullObjective: number
  /**
   * A bound on F - F*, the smallest of several: at the contract's dual point; at the one that meets the conditions of
   * the active features exactly; at the one of the optimum on these features; at that of the loss without its penalty;
   * and at u = 0. Any feasible point is a proof; each of them is sharp where others lose digits.
   */
  readonly gap: number
  /** The gap at the contract's own dual point. */
  readonly contractGap: number
  readonly kkt: number
  /** The part of the allowed difference in kkt that does not shrink with kkt. */
  readonly kktRounding: number
  /** How far doubles may be from the objective where it is made of residuals that all but cancel. */
  readonly objectiveRounding: number
  /** Has the loss a kink? Then kkt is that of a dual which an answer that is not optimal does not determine. */
  readonly kinked: boolean
  /** Is y - offset constant to rounding, so that w = 0 is right and the gap 0? */
  readonly constant: boolean
}

const EPS = 2 ** -52

/** Checks an answer with the certificate of the contract, in double-double, sharing nothing with the core. */
export function check(task: Task, answer: Answer): Finding {
  const rows = rowsThatCount(task)
  const loss = outputs(task, rows)
  const terms = penalty.penaltyTerms(task, rows)
  const w = Array.from(answer.coef)
  const z = predictor(rows, w, answer.intercept)
  const objective = add(mean(rows, loss.values(z)), sum(terms.map((t, j) => penalty.value(t, w[j]))))
  const origin = nullPredictor(task, loss, rows)
  const nullValue = mean(rows, loss.values(origin))
  const nullObjective = toNumber(max(abs(nullValue), sub(nullValue, mean(rows, loss.least()))))

  const size = sizes(rows, w, z)
  const enough = 1e-12 * nullObjective
  const given = { rows, loss, terms, w, z, sizes: size }
  const share = rows.weights.map((s) => s / rows.total.hi)
  const largest = rows.features.flat().reduce((m, v) => Math.max(m, Math.abs(v)), task.fitIntercept ? 1 : 0)
  // Where there is a kink u is not made of residuals but solved for: from one solver to the next it differs by what
  // rounding leaves of the slopes between which it lies.
  const width = loss.ends ? loss.ends[1] - loss.ends[0] : 0
  const violationsAt = (u: readonly DD[]): { kkt: number; kktRounding: number } => {
    const c = rows.columns.map((x) => correlation(x, u, rows.weights, rows.total))
    const slopes = terms.map((t, j) => penalty.violation(t, w[j], neg(c[j])))
    const intercepts = rows.ones.map((one) => abs(correlation(one, u, rows.weights, rows.total)))
    const unfit = loss.ends ? loss.excesses(z, u).map((v, i) => scale(v, share[i])) : []
    return {
      kkt: toNumber([...slopes, ...intercepts, ...unfit].reduce(max)),
      kktRounding:
        64 * EPS * largest * Math.max(8 * width, toNumber(mean(rows, u.map(abs)))) +
        1e-29 * largest * toNumber(mean(rows, size.map(dd))) +
        unfit.reduce((m, _, i) => Math.max(m, 8 * EPS * size[i] * share[i]), 0) +
        (task.loss === 'poisson' ? 8 * EPS * largest * expError(rows, u, size) : 0),
    }
  }
  // Of the duals that a kink leaves, the one that meets the conditions best is the one to speak of.
  const meets = ({ u }: Proof): boolean => {
    const { kkt, kktRounding } = violationsAt(u)
    return kkt <= kktRounding
  }
  const contract = best(
    contractProofs(given),
    loss.ends ? (proof) => proof.gap <= enough && meets(proof) : () => true,
  )
  const { gap } = best(furtherProofs(given, contract, 0.1 * nullObjective), (proof) => proof.gap <= enough)

  return {
    objective: toNumber(objective),
    nullObjective,
    gap,
    contractGap: contract.gap,
    ...violationsAt(contract.u),
    objectiveRounding: loss.ends ? 2 * EPS * toNumber(mean(rows, size.map(dd))) : 0,
    kinked: loss.ends !== undefined,
    constant: mayBeExact.has(task.loss) && isConstant(rows, origin),
  }
}

/**
 * A mean e^z beside y, in doubles, misses by e^z times what z is rounded by: more than 64 eps |y - e^z| where y is all but
 * met. This one allowance is the checker's own; the contract has it for u as if u were known to its last bit.
 */
function expError(rows: Rows, u: readonly DD[], sizes: readonly number[]): number {
  return toNumber(
    mean(
      rows,
      u.map((v, i) => dd((rows.y[i] - v.hi) * (1 + sizes[i]))),
    ),
  )
}

/** Losses that are 0 where y is met. */
const mayBeExact = new Set(['squared', 'huber', 'quantile', 'absolute'])

/** Why the certificate is refuted, as the contract defines it; undefined when it stands. */
export function refuted(
  finding: Finding,
  certificate: { readonly status: string; readonly kkt: number },
  tol = 1e-9,
): string | undefined {
  if (finding.constant) return undefined
  if (certificate.status === 'optimal') {
    const allowed = tol * finding.nullObjective * (1 + 1e-6)
    if (!(finding.gap <= allowed)) return `gap ${finding.gap} above the allowed ${allowed}`
  }
  if (finding.kinked && certificate.status !== 'optimal') return undefined
  const difference = Math.abs(finding.kkt - certificate.kkt)
  const allowed = 1e-6 * finding.kkt + finding.kktRounding
  if (!(difference <= allowed))
    return `kkt reported ${certificate.kkt}, recomputed ${finding.kkt}, allowed difference ${allowed}`
  return undefined
}

/** How large the terms of each residual are: double-double rounding is 1e-32 of that, double rounding 1e-16. */
function sizes(rows: Rows, w: readonly number[], z: readonly DD[]): number[] {
  const n = rows.y.length
  return z.map((v, i) => {
    const terms = rows.columns.reduce((t, x, j) => t + Math.abs(x[i] * w[j]), 0)
    return Math.abs(v.hi) + Math.abs(rows.y[i % n]) + Math.abs(rows.offset[i]) + terms
  })
}

function predictor(rows: Rows, w: readonly number[], intercept: number | ArrayLike<number>): DD[] {
  const n = rows.y.length
  const b = typeof intercept === 'number' ? [intercept] : Array.from(intercept)
  return rows.weights.map((_, i) =>
    rows.columns.reduce(
      (t, x, j) => (x[i] === 0 ? t : add(t, scale(dd(x[i]), w[j]))),
      add(dd(b[Math.floor(i / n)]), dd(rows.offset[i])),
    ),
  )
}
