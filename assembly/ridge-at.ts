import { IMPOSSIBLE, OPTIMAL, OVERFLOW } from "./contracts/solver"
import { ddAdd, ddMul } from "./kernels/doubled"
import { solveTridiagonal } from "./kernels/tridiagonal-solve"
import { axpyv, dotv, sum } from "./kernels/vector"
import { f64s, mark, release } from "./memory/arena"
import { F64s, at, from } from "./memory/arrays"
import { spend } from "./memory/pause"
import { CHOLESKY } from "./registry"
import { Spectrum } from "./spectrum"

const EPS: f64 = 2.220446049250313e-16
const ROUNDS: i32 = 3

/** Least eigenvalue over the largest for which normal equations in doubles give ten digits. */
const SOUND: f64 = 1e-5

/** Part of the null model that must be left, so that the gradient h - B x has digits beside h. */
const UNEXPLAINED: f64 = 1e-3

/** The largest gap, relative to the null model, that a system so sound can leave. */
const CLOSED: f64 = 1e-14

/**
 * The ridge at alpha: x = Q (T + alpha)^-1 Q'h, refined by its residual r = h - B x - alpha x. coef, intercept and
 * report as a solve's. Returns OPTIMAL, OVERFLOW, or IMPOSSIBLE where this way has too few digits. May pause.
 */
export function ridgeAt(spectrum: Spectrum, alpha: f64, coef: F64s, intercept: F64s, report: F64s): i32 {
  const k = spectrum.k
  const a = alpha / spectrum.unit
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
  const loss = lossOf(spectrum, a, x, r)
  if (spectrum.dual) {
    features(spectrum, x, work)
    features(spectrum, r, work)
  }
  const status = place(spectrum, a, loss, x, r, coef, intercept, report)
  release(room)
  return status
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

/** The mean loss: |h - A t|^2 / 2, of which A'A and A'h give null - t'(2 A'h - A'A t) / 2. */
function lossOf(spectrum: Spectrum, a: f64, x: F64s, r: F64s): f64 {
  let loss: f64 = spectrum.dual ? 0 : spectrum.problem.null
  for (let i = 0; i < spectrum.k; i++) {
    const rest = r[i] + a * x[i]
    loss += 0.5 * (spectrum.dual ? rest * rest : -x[i] * (spectrum.h[i] + rest))
  }
  return loss
}

/** x <- A'x, of length f. */
function features(spectrum: Spectrum, x: F64s, c: F64s): void {
  const problem = spectrum.problem
  const v = problem.work
  for (let i = 0; i < problem.n; i++) v[i] = spectrum.share(i) * problem.S * x[i]
  problem.backward(spectrum.list, spectrum.f, v, sum(problem.n, at(v)), c)
  for (let j = 0; j < spectrum.f; j++) x[j] = spectrum.root[j] * c[j]
}

/** Coefficients t / sqrt(v) in original units, and their report: r is minus the gradient in t, the gap |r|^2 / (2 a). */
function place(
  spectrum: Spectrum, a: f64, loss: f64, t: F64s, r: F64s, coef: F64s, intercept: F64s, report: F64s,
): i32 {
  const problem = spectrum.problem
  const unit = problem.unit
  const out = report // work, until the end
  problem.clear()
  memory.fill(at(problem.c), 0, <usize>problem.p << 3)
  let hi = problem.b
  let lo = spectrum.mean
  for (let j = 0; j < problem.p; j++) coef[j] = 0
  for (let f = 0; f < spectrum.f; f++) {
    const j = spectrum.list[f]
    const w = t[f] * spectrum.root[f]
    problem.w[j] = w
    coef[j] = (w / unit) * problem.d[j] + 0 // -0 + 0 is 0
    ddMul(-w, 0, problem.m[j], 0, at(out))
    ddAdd(hi, lo, problem.d[j] * out[0], problem.d[j] * out[1], at(out))
    hi = out[0]
    lo = out[1]
    problem.c[j] = r[f] / spectrum.root[f]
  }
  intercept[0] = hi / unit + 0
  let kkt = Math.abs(lo) * unit
  for (let j = 0; j < problem.p; j++) {
    if (spectrum.penalty.lower(j) == 0) continue
    const c = problem.c[j] + problem.m[j] * problem.d[j] * lo
    kkt = Math.max(kkt, (Math.abs(c) * unit) / problem.d[j])
  }
  const size = unit * unit
  const gap = (0.5 * dotv(spectrum.f, at(r), at(r))) / a + 0.5 * lo * lo
  const objective = loss + 0.5 * a * dotv(spectrum.f, at(t), at(t)) + 0.5 * lo * lo
  report[0] = objective / size
  report[1] = gap / size
  report[2] = problem.null / size
  report[3] = kkt / size
  report[4] = 1
  report[5] = CHOLESKY
  report[6] = -1
  report[7] = -1
  if (!(objective > UNEXPLAINED * problem.null && gap <= CLOSED * problem.null)) return IMPOSSIBLE
  return Math.abs(report[0]) < Infinity && report[2] < Infinity ? OPTIMAL : OVERFLOW
}
