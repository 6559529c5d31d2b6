import { Certificate } from "../certificate"
import { IMPOSSIBLE, LOST } from "../contracts/solver"
import { solveTridiagonal } from "../kernels/tridiagonal-solve"
import { axpyv, dotv, sum } from "../kernels/vector"
import { f64s, make, mark, release } from "../memory/arena"
import { F64s, at, from } from "../memory/arrays"
import { spend } from "../memory/pause"
import { Strength, frame } from "../penalty"
import { ALL } from "../problem"
import { CHOLESKY } from "../registry"
import { place, violation } from "./ridge-point"
import { Refine } from "../solvers/refine"
import { Spectrum } from "./spectrum"
import { verdict } from "../verdict"

const EPS: f64 = 2.220446049250313e-16
const ROUNDS: i32 = 3

/** Least eigenvalue over the largest for which normal equations in doubles give ten digits. */
const SOUND: f64 = 1e-5

/**
 * What the loss must at least be beside the sum of those of y and of each term of the predictor: else the residuals lack
 * digits, and the certificate is computed from residuals in double-double.
 */
const UNEXPLAINED: f64 = 1e-3

/**
 * The ridge at alpha: x = Q (T + alpha)^-1 Q'h, refined by its residual r = h - B x - alpha x. As Fit.run, but
 * IMPOSSIBLE where normal equations have too few digits. May pause.
 */
export function ridgeAt(
  spectrum: Spectrum, strength: Strength, tol: f64, coef: F64s, intercept: F64s, report: F64s,
): i32 {
  const problem = spectrum.problem
  const k = spectrum.k
  const a = strength.alpha / spectrum.unit
  if (!(a > 0 && a < Infinity) || !spectrum.sound(a, SOUND)) return IMPOSSIBLE
  const room = mark()
  const length = <f64>spectrum.f // at least k
  const x = f64s(length)
  const r = f64s(length)
  const work = f64s(length)
  add(spectrum, a, spectrum.g, work, x)
  let square = residual(spectrum, a, x, r)
  const rounding = 4 * EPS * (spectrum.size + a)
  for (let round = 0; round < ROUNDS && square > rounding * rounding * dotv(k, at(x), at(x)); round++) {
    for (let i = 0; i < k; i++) work[i] = dotv(k, at(from(spectrum.Q, i * spectrum.ld)), at(r))
    add(spectrum, a, work, work, x)
    square = residual(spectrum, a, x, r)
  }
  if (spectrum.dual) features(spectrum, x, work)
  const left = place(spectrum, x, coef, intercept)
  const loss = spectrum.dual ? afresh(spectrum, a, x, r, work) : lossOf(spectrum, a, x, r)
  let objective = loss + 0.5 * a * dotv(spectrum.f, at(x), at(x)) + 0.5 * left * left
  let gap = (0.5 * dotv(spectrum.f, at(r), at(r))) / a + 0.5 * left * left
  let kkt = violation(spectrum, r, left)
  let terms = problem.null
  for (let j = 0; j < problem.p; j++) terms += 0.5 * problem.norm[j] * problem.w[j] * problem.w[j]
  if (!(loss > UNEXPLAINED * terms)) {
    if (problem.n == 0) {
      release(room)
      return LOST
    }
    const penalty = frame(problem, strength)
    const refine = make<Refine>().init(problem, penalty)
    const judge = make<Certificate>().init(problem, penalty)
    refine.start()
    refine.round(coef, intercept, true)
    judge.judge()
    objective = judge.objective - refine.dropped
    gap = judge.gap
    kkt = judge.kkt
  }
  report[3] = kkt
  report[4] = 1
  report[5] = CHOLESKY
  report[6] = -1
  release(room)
  return verdict(problem, objective, gap, tol, report)
}

/** x += Q (T + a)^-1 g; step of length k is work, and may be g. */
function add(spectrum: Spectrum, a: f64, g: F64s, step: F64s, x: F64s): void {
  const k = spectrum.k
  spectrum.factor(a, g, spectrum.table)
  solveTridiagonal(k, at(spectrum.table), at(step))
  for (let i = 0; i < k; i++) axpyv(k, step[i], at(from(spectrum.Q, i * spectrum.ld)), at(x))
}

/** r = h - B x - a x; returns its square. */
function residual(spectrum: Spectrum, a: f64, x: F64s, r: F64s): f64 {
  const k = spectrum.k
  for (let i = 0; i < k; i++) r[i] = spectrum.h[i] - dotv(k, at(from(spectrum.B, i * spectrum.ld)), at(x)) - a * x[i]
  spend(<f64>k * <f64>k)
  return dotv(k, at(r), at(r))
}

/** The mean loss |y - A t|^2 / 2, of which A'A and A'h give null - t'(2 A'h - A'A t) / 2. */
function lossOf(spectrum: Spectrum, a: f64, t: F64s, r: F64s): f64 {
  let loss = spectrum.problem.null
  for (let i = 0; i < spectrum.k; i++) loss -= 0.5 * t[i] * (spectrum.h[i] + r[i] + a * t[i])
  return loss
}

/** x <- A'x, of length f. */
function features(spectrum: Spectrum, x: F64s, c: F64s): void {
  const problem = spectrum.problem
  const v = problem.work
  for (let i = 0; i < problem.n; i++) v[i] = Math.sqrt(spectrum.share(i)) * problem.S * x[i]
  problem.backward(spectrum.list, spectrum.f, v, sum(problem.n, at(v)), c)
  for (let j = 0; j < spectrum.f; j++) x[j] = spectrum.root[j] * c[j]
}

/** The mean loss and r = A'(h - A t) - a t from the rows of X: what the dual knows is short of the rounding of t. */
function afresh(spectrum: Spectrum, a: f64, t: F64s, r: F64s, work: F64s): f64 {
  const problem = spectrum.problem
  const n = spectrum.k
  memory.fill(at(problem.z), 0, <usize>n << 3)
  problem.forward(ALL, problem.p, problem.w, 0, problem.z)
  for (let i = 0; i < n; i++) r[i] = spectrum.h[i] - Math.sqrt(spectrum.share(i)) * problem.z[i]
  const loss = 0.5 * dotv(n, at(r), at(r))
  features(spectrum, r, work)
  axpyv(spectrum.f, -a, at(t), at(r))
  return loss
}
