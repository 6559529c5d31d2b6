import { largest } from "./alpha-max"
import { Design } from "./contracts/design"
import { LOST, OPTIMAL, UNBOUNDED } from "./contracts/solver"
import { Fit } from "./fit"
import { Follow } from "./series/follow"
import { FollowCorner } from "./series/follow-corner"
import { FollowLoss } from "./series/follow-loss"
import { Grouped } from "./grouped"
import { expAll, expitAll } from "./kernels/exp"
import { firstNonFinite } from "./kernels/finite"
import { repeat } from "./kernels/repeat"
import { transpose } from "./kernels/transpose"
import { make, mark, outOfMemory, pauseArea, release, reserve, reset } from "./memory/arena"
import { F64s, I32s, at } from "./memory/arrays"
import { setBudget } from "./memory/pause"
import { leaveOneOut as leave } from "./ridge/leave-one-out"
import { Strength, frame } from "./penalty"
import { prepare } from "./prepare"
import { Problem } from "./problem"
import { CHOLESKY, blocksOf, designOf, rowsOf } from "./registry"
import { ridgeAt } from "./ridge/ridge-at"
import { Series } from "./series/series"
import { Moments } from "./spaces/moments"
import { Spectrum } from "./ridge/spectrum"

export { excess, nullPredictor, value } from "./losses-alone"
export { mark, pauseArea, release, reserve, reset, setBudget }

/** The index of the first value that is not finite, or -1. */
export function finite64(values: usize, count: f64): f64 {
  return firstNonFinite<f64>(values, count)
}

export function finite32(values: usize, count: f64): f64 {
  return firstNonFinite<f32>(values, count)
}

/** A row-major block src of `rows` rows, to the column-major n x p matrix dst from its row `first` on. */
export function transpose64(src: usize, rows: i32, p: i32, dst: usize, n: i32, first: i32): void {
  transpose<f64>(src, rows, p, dst, n, first)
}

export function transpose32(src: usize, rows: i32, p: i32, dst: usize, n: i32, first: i32): void {
  transpose<f32>(src, rows, p, dst, n, first)
}

/** After a trap: 1 when an allocation was the cause, else 0. */
export function failure(): i32 {
  return outOfMemory() ? 1 : 0
}

/** In place z -> 1 / (1 + exp(-z)). */
export function expit(z: usize, count: i32): void {
  expitAll(count, z)
}

/** In place z -> exp(z). */
export function exp(z: usize, count: i32): void {
  expAll(count, z)
}

/** kind 0: dense f64, 1: dense f32, both column-major; 2: compressed columns with i32 indices and pointers. */
export function design(kind: i32, n: i32, p: i32, values: usize, indices: usize, pointers: usize): usize {
  return changetype<usize>(designOf(kind, n, p, values, indices, pointers))
}

/**
 * loss: as in registry.ts; a logistic y is -1 or +1, one of a softmax 0 to K - 1. weights of length n, or 0; offset of
 * length n for each output, or 0.
 */
export function problem(
  design: usize, loss: i32, parameter: f64, y: usize, weights: usize, offset: usize, intercept: i32, standardize: i32,
): usize {
  const problem = make<Problem>()
  const X = changetype<Design>(design)
  problem.rows = rowsOf(loss, parameter)
  problem.standardize = standardize != 0
  const K = problem.rows.outputs()
  const several = K > 1
  problem.design = several ? blocksOf(X, K, intercept != 0) : X
  problem.intercept = intercept != 0 && !several
  problem.init(
    problem.design.rows(), problem.design.columns(),
    changetype<F64s>(y), several && weights ? repeat(X.rows(), weights, K) : changetype<F64s>(weights),
    changetype<F64s>(offset),
  )
  problem.ones = X.columns() * K
  return changetype<usize>(problem)
}

/** factors, lower and upper of length p, or 0; kept by reference. grouped: over the outputs of a loss of several. */
export function penalty(
  alpha: f64, l1Ratio: f64, factors: usize, lower: usize, upper: usize, grouped: i32,
): usize {
  const strength = make<Strength>()
  strength.alpha = alpha
  strength.l1Ratio = l1Ratio
  strength.factors = changetype<F64s>(factors)
  strength.lower = changetype<F64s>(lower)
  strength.upper = changetype<F64s>(upper)
  strength.grouped = grouped != 0
  return changetype<usize>(strength)
}

/** The smallest alpha at which every penalised coefficient is zero; -status where there is no finite optimum. May pause. */
export function alphaMax(problem: usize, penalty: usize): f64 {
  const data = changetype<Problem>(problem)
  prepare(data)
  if (Math.abs(data.b0) == Infinity) return -<f64>UNBOUNDED
  const room = mark()
  const most = largest(data, changetype<Strength>(penalty))
  release(room)
  return most
}

/** Before a series of solves of one problem, each from where the last one ended (start 2). May pause. */
export function follow(problem: usize, penalty: usize): void {
  const data = changetype<Problem>(problem)
  prepare(data)
  data.clear()
  data.series = 0
  const strength = changetype<Strength>(penalty)
  const l1Ratio = strength.l1Ratio
  if (strength.groups(data)) return
  if (data.rows.kinked()) {
    data.series = changetype<usize>(make<FollowCorner>().init(data))
    return
  }
  if (FollowLoss.suits(data, l1Ratio > 0)) {
    data.series = changetype<usize>(make<FollowLoss>().init(data, strength))
    return
  }
  if (data.rows.quadratic() && l1Ratio == 0 && !data.spectrum) {
    const room = mark()
    const spectrum = make<Spectrum>()
    if (spectrum.init(data, strength)) data.spectrum = changetype<usize>(spectrum)
    else release(room)
  }
  const homotopy = data.rows.quadratic() && (l1Ratio > 0 || (data.space && !data.spectrum))
  if (homotopy) data.series = changetype<usize>(make<Follow>().init(data, l1Ratio < 1))
}

/**
 * coef of length p and intercept of length 1, for each output, written, and read where start is 1; where it is 2, the solve goes on from
 * the last one. report of length 8. May pause.
 */
export function solve(
  problem: usize, penalty: usize, solver: i32, tol: f64, maxIter: i32, start: i32,
  coef: usize, intercept: usize, report: usize,
): i32 {
  const data = changetype<Problem>(problem)
  const strength = changetype<Strength>(penalty)
  const w = changetype<F64s>(coef)
  const b = changetype<F64s>(intercept)
  prepare(data)
  if (Math.abs(data.b0) == Infinity) return UNBOUNDED
  if (start == 2 && data.series) {
    return changetype<Series>(data.series).solve(strength, tol, maxIter, w, b, changetype<F64s>(report))
  }
  if (start == 2 && data.spectrum && (solver == 0 || solver == CHOLESKY)) {
    const status = ridgeAt(changetype<Spectrum>(data.spectrum), strength, tol, w, b, changetype<F64s>(report))
    if (status == OPTIMAL) return status
    start = 0 // a direct method takes over: the bits of a fit alone
  }
  if (data.n == 0) return LOST
  if (start) data.place(w, b)
  else data.clear()
  const room = mark()
  if (strength.groups(data)) {
    const status = make<Grouped>().run(data, frame(data, strength), tol, maxIter, w, b, changetype<F64s>(report))
    release(room)
    return status
  }
  const fit = make<Fit>()
  fit.near = start != 0
  const status = fit.run(data, frame(data, strength), solver, tol, maxIter, w, b, changetype<F64s>(report))
  release(room)
  return status
}

/**
 * Squared loss: what every fold of the rows has to say in p-space, so that fits on all but one need no rows. Fold f has
 * the rows order[ends[f - 1] .. ends[f]). 0 where that is not worth it. May pause.
 */
export function moments(problem: usize, order: usize, ends: usize, folds: i32): usize {
  const data = changetype<Problem>(problem)
  prepare(data)
  if (!Moments.suit(data)) return 0
  const moments = make<Moments>().init(data, folds)
  if (!moments.fill(changetype<I32s>(order), changetype<I32s>(ends))) return 0
  data.moments = changetype<usize>(moments)
  return data.moments
}

/** The problem of all rows but a fold's, for follow and solve; 0 where rounding would show. */
export function without(moments: usize, fold: i32): usize {
  return changetype<Moments>(moments).without(fold)
}

/** sum_i s_i (y_i - z_i)^2 over a fold's rows; NaN where rounding would show. */
export function foldError(moments: usize, fold: i32, coef: usize, intercept: f64): f64 {
  const room = mark()
  const error = changetype<Moments>(moments).error(fold, changetype<F64s>(coef), intercept)
  release(room)
  return error
}

/** out_i = y_i - z_i in original units, after a solve. */
export function residuals(problem: usize, out: usize): void {
  const data = changetype<Problem>(problem)
  const values = changetype<F64s>(out)
  for (let i = 0; i < data.n; i++) values[i] = (data.y[i] - data.z[i]) / data.unit
}

/** Pairs (alpha, j + 1 where feature j enters, -(j + 1) where it leaves), where a homotopy ran all the way. */
export function knots(problem: usize): usize {
  return at(changetype<Follow>(changetype<Problem>(problem).series).homotopy.knots)
}

export function knotCount(problem: usize): i32 {
  const series = changetype<Series>(changetype<Problem>(problem).series)
  return series instanceof Follow ? (series as Follow).homotopy.marks / 2 : 0
}

/**
 * residuals[a n + i]: y_i less its prediction by the fit without row i at alphas[a], a < m, after `follow` with a ridge;
 * the residual itself for a row of weight 0. 0 where there is no closed form. May pause.
 */
export function leaveOneOut(problem: usize, alphas: usize, m: i32, residuals: usize): i32 {
  const data = changetype<Problem>(problem)
  if (!data.spectrum) return 0
  prepare(data)
  return leave(changetype<Spectrum>(data.spectrum), changetype<F64s>(alphas), m, changetype<F64s>(residuals)) ? 1 : 0
}
