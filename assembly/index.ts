import { largest } from "./alpha-max"
import { Design } from "./contracts/design"
import { Fit } from "./fit"
import { Follow } from "./follow"
import { expit as sigmoid } from "./kernels/exp"
import { firstNonFinite } from "./kernels/finite"
import { transpose } from "./kernels/transpose"
import { make, mark, outOfMemory, pauseArea, release, reserve, reset } from "./memory/arena"
import { F64s } from "./memory/arrays"
import { setBudget } from "./memory/pause"
import { leaveOneOut } from "./leave-one-out"
import { Strength, frame } from "./penalty"
import { prepare } from "./prepare"
import { Problem } from "./problem"
import { designOf, rowsOf } from "./registry"
import { ridgeAt } from "./ridge-at"
import { Spectrum } from "./spectrum"

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
  const values = changetype<F64s>(z)
  for (let i = 0; i < count; i++) values[i] = sigmoid(values[i])
}

/** kind 0: dense f64, 1: dense f32, both column-major; 2: compressed columns with i32 indices and pointers. */
export function design(kind: i32, n: i32, p: i32, values: usize, indices: usize, pointers: usize): usize {
  return changetype<usize>(designOf(kind, n, p, values, indices, pointers))
}

/** loss 0: squared, 1: logistic with y in {-1, +1}. weights and offset of length n, or 0. */
export function problem(
  design: usize, loss: i32, parameter: f64, y: usize, weights: usize, offset: usize, intercept: i32, standardize: i32,
): usize {
  const problem = make<Problem>()
  problem.design = changetype<Design>(design)
  problem.rows = rowsOf(loss, parameter)
  problem.intercept = intercept != 0
  problem.standardize = standardize != 0
  problem.init(
    problem.design.rows(), problem.design.columns(),
    changetype<F64s>(y), changetype<F64s>(weights), changetype<F64s>(offset),
  )
  return changetype<usize>(problem)
}

/** factors, lower and upper of length p, or 0; kept by reference. */
export function penalty(alpha: f64, l1Ratio: f64, factors: usize, lower: usize, upper: usize): usize {
  const strength = make<Strength>()
  strength.alpha = alpha
  strength.l1Ratio = l1Ratio
  strength.factors = changetype<F64s>(factors)
  strength.lower = changetype<F64s>(lower)
  strength.upper = changetype<F64s>(upper)
  return changetype<usize>(strength)
}

/** The smallest alpha at which every penalised coefficient is zero; -status where there is no finite optimum. May pause. */
export function alphaMax(problem: usize, penalty: usize): f64 {
  const data = changetype<Problem>(problem)
  prepare(data)
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
  const kinked = changetype<Strength>(penalty).l1Ratio > 0
  if (kinked && data.rows.quadratic()) data.series = changetype<usize>(make<Follow>().init(data))
}

/**
 * coef of length p and intercept of length 1, written, and read where start is 1; where it is 2, the solve goes on from
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
  if (start == 2 && data.series) {
    return changetype<Follow>(data.series).solve(strength, tol, maxIter, w, b, changetype<F64s>(report))
  }
  if (start) data.place(w, b[0])
  else data.clear()
  const room = mark()
  const status = make<Fit>().run(data, frame(data, strength), solver, tol, maxIter, w, b, changetype<F64s>(report))
  release(room)
  return status
}

/**
 * One factorisation for the ridge at every alpha (the penalty's own is ignored), kept in the arena; 0 where it does not
 * apply: another loss than the squared one, l1Ratio > 0, a bound, an unpenalised feature, nothing to explain, too large.
 * May pause, as the two that use it.
 */
export function spectrum(problem: usize, penalty: usize): usize {
  const data = changetype<Problem>(problem)
  prepare(data)
  const spectrum = make<Spectrum>()
  return spectrum.init(data, changetype<Strength>(penalty)) ? changetype<usize>(spectrum) : 0
}

/** The fit at alpha, coef, intercept and report as of `solve`; 4 where only `solve` is exact enough. */
export function spectrumSolve(spectrum: usize, alpha: f64, coef: usize, intercept: usize, report: usize): i32 {
  return ridgeAt(
    changetype<Spectrum>(spectrum), alpha, changetype<F64s>(coef), changetype<F64s>(intercept), changetype<F64s>(report),
  )
}

/** residuals[a n + i] = y_i less the prediction of row i by the fit without it at alphas[a], a < m; 0 where it does not apply. */
export function spectrumLeaveOneOut(spectrum: usize, alphas: usize, m: i32, residuals: usize): i32 {
  return leaveOneOut(changetype<Spectrum>(spectrum), changetype<F64s>(alphas), m, changetype<F64s>(residuals)) ? 1 : 0
}
