import { type CheckedLoss, losses } from './checker/losses'
import * as penalty from './checker/penalty'
import { correlation, type Demand, meet } from './checker/project'
import { powerOfTwoNear, type Rows, rowsThatCount, type Task } from './checker/task'
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

/** What c_j is to be, less l2_j w_j, where it is to be anything. */
type Goals = readonly (DD | undefined)[]

interface Wish {
  readonly u: readonly DD[]
  readonly h: readonly DD[]
  readonly goals: Goals
  readonly withRidge: boolean
}

/**
 * u moved as little as meets the goals. A ridge makes a column one row longer, as in least squares on [X; sqrt(l2) I]:
 * the new row has weight S l2_j, and -w_j as its residual.
 */
function dualPoint(
  task: Task,
  rows: Rows,
  terms: readonly penalty.Term[],
  w: readonly number[],
  wish: Wish,
): DD[] {
  const { u, h, goals } = wish
  const chosen = [...terms.keys()].filter((j) => goals[j] !== undefined)
  const ridged = wish.withRidge ? chosen.filter((j) => terms[j].l2.hi > 0) : []
  const extended = (x: readonly number[], j: number): number[] => [
    ...x,
    ...ridged.map((k) => (k === j ? 1 : 0)),
  ]
  // Where columns depend on each other the first goals are met: those come first that forgive least.
  const forgives = (j: number): number => terms[j].l2.hi / powerOfTwoNear(rows.columns[j]) ** 2
  const demands: Demand[] = chosen
    .sort((a, b) => forgives(a) - forgives(b))
    .map((j) => ({ x: extended(rows.columns[j], j), target: goals[j] as DD }))
  const ones = rows.y.map(() => 1)
  const intercept = task.fitIntercept ? [{ x: extended(ones, -1), target: ZERO }] : []
  const residual = [...u, ...ridged.map((j) => dd(-w[j]))]
  const weights = [...rows.weights, ...ridged.map((j) => terms[j].l2.hi * rows.total.hi)]
  const curvature = [...h, ...ridged.map(() => dd(1))]
  return meet(residual, [...intercept, ...demands], weights, curvature, rows.total).slice(0, u.length)
}

/** The edge itself where c misses it by no more than double-double rounding: l1 = l2 = 0 forgives nothing. */
function snapped(c: DD, edge: DD, x: readonly number[], size: DD): DD {
  const rounding = scale(size, 1e-25 * x.reduce((m, v) => Math.max(m, Math.abs(v)), 0))
  return less(rounding, abs(sub(c, edge))) ? c : edge
}

/** F - D as a sum of Fenchel-Young excesses, each >= 0, so that nothing cancels; Infinity outside phi's domain. */
function gap(
  loss: CheckedLoss,
  rows: Rows,
  terms: readonly penalty.Term[],
  w: readonly number[],
  z: readonly DD[],
  dual: readonly DD[],
  { free, goals }: { readonly free: readonly boolean[]; readonly goals: Goals },
  mean: (values: DD[]) => DD,
): number {
  const size = mean(dual.map(abs))
  const c = rows.columns.map((x, j) => {
    const reached = correlation(x, dual, rows.weights, rows.total)
    if (terms[j].l2.hi > 0 && goals[j] === undefined) return reached
    return snapped(reached, goals[j] ?? (reached.hi < 0 ? neg(terms[j].l1) : terms[j].l1), x, size)
  })
  const t = terms.reduce((least, term, j) => (free[j] ? least : Math.min(least, largestScale(term, c[j]))), 1)
  const u = dual.map((v) => scale(v, t))
  if (u.some((v, i) => !loss.inDomain(rows.y[i], v))) return Infinity
  const samples = mean(u.map((v, i) => loss.excess(rows.y[i], z[i], v)))
  const penalties = terms.map((term, j) => (free[j] ? ZERO : penalty.excess(term, w[j], scale(c[j], t))))
  if (penalties.some((v) => v.hi === Infinity)) return Infinity
  return Math.max(0, toNumber(add(samples, sum(penalties))))
}

/** The largest t <= 1 with |t c| <= l1 on the sides where the bound is infinite, for l2 = 0. */
function largestScale(term: penalty.Term, c: DD): number {
  if (term.l2.hi > 0) return 1
  const bound = c.hi > 0 ? term.upper : -term.lower
  if (bound !== Infinity || !less(term.l1, abs(c))) return 1
  // Half an ulp down, so that rounding t never leaves the feasible set.
  return toNumber(div(term.l1, abs(c))) * (1 - EPS)
}

/** z at w = 0 and the best intercept, by Newton's method on the sum of slopes, halving steps that do not help. */
function nullPredictor(loss: CheckedLoss, rows: Rows, fitIntercept: boolean): DD[] {
  const at = (b: DD): DD[] => rows.offset.map((o) => add(dd(o), b))
  const weighted = (f: (y: number, z: DD) => DD, b: DD): DD =>
    sum(at(b).map((z, i) => scale(f(rows.y[i], z), rows.weights[i])))
  let b = ZERO
  if (!fitIntercept) return at(b)
  for (let iteration = 0; iteration < 200; iteration++) {
    const slope = weighted(loss.slope, b)
    let step = div(slope, weighted(loss.curvature, b))
    let next = add(b, step)
    for (let half = 0; half < 60 && !less(abs(weighted(loss.slope, next)), abs(slope)); half++) {
      step = scale(step, 0.5)
      next = add(b, step)
    }
    if (!less(abs(weighted(loss.slope, next)), abs(slope))) break
    b = next
  }
  return at(b)
}

function isConstant(rows: Rows, origin: readonly DD[]): boolean {
  const size = rows.y.reduce((m, y, i) => Math.max(m, Math.abs(y), Math.abs(rows.offset[i])), 0)
  return rows.y.every((y, i) => Math.abs(toNumber(sub(dd(y), origin[i]))) <= 8 * EPS * size)
}
