import { abs, add, type DD, dd, div, less, neg, scale, sub, sum, toNumber, ZERO } from '../double-double'
import type { Outputs } from './outputs'
import * as penalty from './penalty'
import { type Curve, correlation, type Demand, meet } from './project'
import { powerOfTwoNear, type Rows } from './task'

const EPS = 2 ** -52

/** An answer, and all that its dual points are made of. */
export interface Given {
  readonly rows: Rows
  readonly loss: Outputs
  readonly terms: readonly penalty.Term[]
  readonly w: readonly number[]
  readonly z: readonly DD[]
  /** How large the terms of each residual are. */
  readonly sizes: readonly number[]
}

/** What c_j is to be, less l2_j w_j, where it is to be anything. */
export type Goals = readonly (DD | undefined)[]

interface Wish {
  readonly u: readonly DD[]
  readonly curve: Curve
  readonly goals: Goals
  readonly withRidge: boolean
}

/**
 * u moved as little as meets the goals. A ridge makes a column one row longer, as in least squares on [X; sqrt(l2) I]:
 * the new row has weight S l2_j, and -w_j as its residual.
 */
export function dualPoint(given: Given, wish: Wish): DD[] {
  return newtonStep(given, wish).met
}

/** The same, and the step in z that a Newton step on the chosen coefficients takes, with those in the ridged ones. */
export function newtonStep(
  { rows, terms, w }: Given,
  wish: Wish,
): { met: DD[]; z: DD[]; w: readonly (readonly [number, DD])[] } {
  const { u, curve, goals } = wish
  const chosen = [...terms.keys()].filter((j) => goals[j] !== undefined)
  const ridged = wish.withRidge ? chosen.filter((j) => terms[j].l2.hi > 0) : []
  const extended = (x: readonly number[], j: number): readonly number[] =>
    ridged.length === 0 ? x : [...x, ...ridged.map((k) => (k === j ? 1 : 0))]
  // Where columns depend on each other the first goals are met: those come first that forgive least.
  const forgives = (j: number): number => terms[j].l2.hi / powerOfTwoNear(rows.columns[j]) ** 2
  const demands: Demand[] = chosen
    .sort((a, b) => forgives(a) - forgives(b))
    .map((j) => ({ x: extended(rows.columns[j], j), target: goals[j] as DD }))
  const intercepts = rows.ones.map((one) => ({ x: extended(one, -1), target: ZERO }))
  const residual = [...u, ...ridged.map((j) => dd(-w[j]))]
  const weights = [...rows.weights, ...ridged.map((j) => terms[j].l2.hi * rows.total.hi)]
  const N = u.length
  const longer: Curve = ridged.length === 0 ? curve : (v) => [...curve(v.slice(0, N)), ...v.slice(N)]
  const { met, step } = meet(residual, [...intercepts, ...demands], weights, longer, rows.total)
  return { met: met.slice(0, N), z: step.slice(0, N), w: ridged.map((j, k) => [j, step[N + k]]) }
}

/** The edge itself where c misses it by no more than double-double rounding: l1 = l2 = 0 forgives nothing. */
function snapped(c: DD, edge: DD, x: readonly number[], size: DD): DD {
  const rounding = scale(size, 1e-25 * x.reduce((m, v) => Math.max(m, Math.abs(v)), 0))
  return less(rounding, abs(sub(c, edge))) ? c : edge
}

/**
 * F - D as a sum of Fenchel-Young excesses, each >= 0, so that nothing cancels; Infinity outside phi's domain, unless
 * the common scale is to lead back into it.
 */
export function gap(
  { loss, rows, terms, w, z }: Given,
  dual: readonly DD[],
  goals: Goals,
  back = false,
): number {
  const size = mean(rows, dual.map(abs))
  const c = rows.columns.map((x, j) => {
    const reached = correlation(x, dual, rows.weights, rows.total)
    if (terms[j].l2.hi > 0 && goals[j] === undefined) return reached
    return snapped(reached, goals[j] ?? (reached.hi < 0 ? neg(terms[j].l1) : terms[j].l1), x, size)
  })
  const within = terms.reduce((least, term, j) => Math.min(least, largestScale(term, c[j])), 1)
  const t = back ? Math.min(within, loss.reach(dual)) : within
  const u = dual.map((v) => scale(v, t))
  if (!back && loss.reach(u) < 1) return Infinity
  const edges = rows.ones.map((x) => snapped(correlation(x, dual, rows.weights, rows.total), ZERO, x, size))
  if (edges.some((v) => v.hi !== 0)) return Infinity
  const penalties = terms.map((term, j) => penalty.excess(term, w[j], scale(c[j], t)))
  if (penalties.some((v) => v.hi === Infinity)) return Infinity
  return Math.max(0, toNumber(add(mean(rows, loss.excesses(z, u)), sum(penalties))))
}

/** (1/S) sum s_i v_i over the rows. */
export function mean(rows: Rows, values: readonly DD[]): DD {
  return div(sum(values.map((v, i) => scale(v, rows.weights[i]))), rows.total)
}

/** The largest t <= 1 with |t c| <= l1 on the sides where the bound is infinite, for l2 = 0. */
function largestScale(term: penalty.Term, c: DD): number {
  if (term.l2.hi > 0) return 1
  const bound = c.hi > 0 ? term.upper : -term.lower
  if (bound !== Infinity || !less(term.l1, abs(c))) return 1
  // Half an ulp down, so that rounding t never leaves the feasible set.
  return toNumber(div(term.l1, abs(c))) * (1 - EPS)
}
