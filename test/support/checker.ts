import { dualPoint, type Goals, gap } from './checker/dual'
import { type CheckedLoss, losses } from './checker/losses'
import { isConstant, nullPredictor } from './checker/null-model'
import * as penalty from './checker/penalty'
import { correlation } from './checker/project'
import { type Rows, rowsThatCount, type Task } from './checker/task'
import { abs, add, type DD, dd, div, less, max, neg, scale, sub, sum, toNumber, ZERO } from './double-double'

export type { Task } from './checker/task'

export interface Answer {
  readonly coef: ArrayLike<number>
  readonly intercept: number
}

/** What the checker finds at an answer, on the original scale. */
export interface Finding {
  readonly objective: number
  /** F(0, b0), b0 the best intercept alone */
  readonly nullObjective: number
  /**
   * A bound on F - F*, the smallest of five: at the contract's dual point; at the one that meets the conditions of
   * the active features exactly; at the one of the optimum on these features; at that of the loss without its penalty;
   * and at u = 0. Any feasible point is a proof; each of them is sharp where others lose digits.
   */
  readonly gap: number
  /** The gap at the contract's own dual point. */
  readonly contractGap: number
  readonly kkt: number
  /** The part of the allowed difference in kkt that does not shrink with kkt. */
  readonly kktRounding: number
  /** Is y - offset constant to rounding, so that w = 0 is right and the gap 0? */
  readonly constant: boolean
}

const EPS = 2 ** -52

/** Checks an answer with the certificate of the contract, in double-double, sharing nothing with the core. */
export function check(task: Task, answer: Answer): Finding {
  const loss: CheckedLoss = losses[task.loss]
  const rows = rowsThatCount(task)
  const terms = penalty.penaltyTerms(task, rows)
  const w = Array.from(answer.coef)
  const z = predictor(rows, w, answer.intercept)
  const u = z.map((v, i) => loss.slope(rows.y[i], v))
  const mean = (values: DD[]): DD => div(sum(values.map((v, i) => scale(v, rows.weights[i]))), rows.total)
  const objective = add(
    mean(z.map((v, i) => loss.value(rows.y[i], v))),
    sum(terms.map((t, j) => penalty.value(t, w[j]))),
  )

  const free = terms.map((t) => penalty.isUnpenalised(t) && t.lower === -Infinity && t.upper === Infinity)
  const h = z.map((v, i) => loss.curvature(rows.y[i], v))
  const gapAt = (goals: Goals, withRidge = false): number => {
    const dual = dualPoint(task, rows, terms, w, { u, h, goals, withRidge })
    return gap(loss, rows, terms, w, z, dual, { free, goals }, mean)
  }
  const contractGap = gapAt(free.map((is) => (is ? ZERO : undefined)))
  const c = rows.columns.map((x) => correlation(x, u, rows.weights, rows.total))
  const slopes = terms.map((t, j) => penalty.violation(t, w[j], neg(c[j])))
  // A feature at 0 whose c is beyond the edge belongs to the active ones: by rounding, or the gap shows that it does.
  const inside = terms.map(
    (t, j) => free[j] || penalty.isInterior(t, w[j]) || (w[j] === 0 && less(ZERO, slopes[j])),
  )
  const kinks = terms.map((t, j) => scale(t.l1, Math.sign(w[j] === 0 ? c[j].hi : w[j])))
  const further = [
    (): number => gapAt(terms.map((t, j) => (inside[j] ? add(kinks[j], scale(t.l2, w[j])) : undefined))),
    (): number =>
      gapAt(
        terms.map((_, j) => (inside[j] ? kinks[j] : undefined)),
        true,
      ),
    (): number => gapAt(terms.map((t) => (penalty.isFixed(t) ? undefined : ZERO))),
    (): number => toNumber(sub(objective, mean(rows.y.map((y) => loss.phi(y, ZERO))))),
  ]
  const intercept = task.fitIntercept ? abs(mean(u)) : ZERO
  const largest = rows.columns.flat().reduce((m, v) => Math.max(m, Math.abs(v)), task.fitIntercept ? 1 : 0)
  const origin = nullPredictor(loss, rows, task.fitIntercept)
  const nullObjective = toNumber(mean(origin.map((v, i) => loss.value(rows.y[i], v))))
  return {
    objective: toNumber(objective),
    nullObjective,
    gap: further.reduce(
      (least, other) => (least <= 1e-12 * nullObjective ? least : Math.min(least, other())),
      contractGap,
    ),
    contractGap,
    kkt: toNumber([...slopes, intercept].reduce(max)),
    kktRounding:
      64 * EPS * largest * toNumber(mean(u.map(abs))) + 1e-29 * largest * toNumber(mean(sizes(rows, w, z))),
    constant: task.loss === 'squared' && isConstant(rows, origin),
  }
}

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
  const difference = Math.abs(finding.kkt - certificate.kkt)
  const allowed = 1e-6 * finding.kkt + finding.kktRounding
  if (!(difference <= allowed))
    return `kkt reported ${certificate.kkt}, recomputed ${finding.kkt}, allowed difference ${allowed}`
  return undefined
}

/** How large the terms of each residual are: double-double rounding is 1e-32 of that. */
function sizes(rows: Rows, w: readonly number[], z: readonly DD[]): DD[] {
  return z.map((v, i) => {
    const terms = rows.columns.reduce((t, x, j) => t + Math.abs(x[i] * w[j]), 0)
    return dd(Math.abs(v.hi) + Math.abs(rows.y[i]) + terms)
  })
}

function predictor(rows: Rows, w: readonly number[], b: number): DD[] {
  return rows.y.map((_, i) =>
    rows.columns.reduce((t, x, j) => add(t, scale(dd(x[i]), w[j])), add(dd(b), dd(rows.offset[i]))),
  )
}
