import { abs, add, type DD, dd, div, less, neg, scale, sub, sum, toNumber, ZERO } from '../double-double'
import type { CheckedLoss } from './losses'
import * as penalty from './penalty'
import { correlation, type Demand, meet } from './project'
import { powerOfTwoNear, type Rows, type Task } from './task'

const EPS = 2 ** -52

/** What c_j is to be, less l2_j w_j, where it is to be anything. */
export type Goals = readonly (DD | undefined)[]

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
export function dualPoint(
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
export function gap(
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
