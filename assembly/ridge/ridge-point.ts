import { ddAdd, ddMul } from "../kernels/doubled"
import { F64s, at } from "../memory/arrays"
import { Spectrum } from "./spectrum"

/** Coefficients t / sqrt(v) and intercept in original units; returns what rounding the intercept has left. */
export function place(spectrum: Spectrum, t: F64s, coef: F64s, intercept: F64s): f64 {
  const problem = spectrum.problem
  const out = spectrum.table // work
  problem.clear()
  memory.fill(at(coef), 0, <usize>problem.p << 3)
  let hi = problem.b
  let lo = spectrum.mean
  for (let f = 0; f < spectrum.f; f++) {
    const j = spectrum.list[f]
    const w = t[f] * spectrum.root[f]
    problem.w[j] = w
    coef[j] = (w / problem.unit) * problem.d[j] + 0 // -0 + 0 is 0
    ddMul(-w, 0, problem.m[j], 0, at(out))
    ddAdd(hi, lo - w * spectrum.means[f], problem.d[j] * out[0], problem.d[j] * out[1], at(out))
    hi = out[0]
    lo = out[1]
  }
  intercept[0] = hi / problem.unit + 0
  return lo
}

/** The largest violation of a condition, in original units: r is minus the gradient in t. */
export function violation(spectrum: Spectrum, r: F64s, left: f64): f64 {
  const problem = spectrum.problem
  memory.fill(at(problem.c), 0, <usize>problem.p << 3)
  for (let f = 0; f < spectrum.f; f++) problem.c[spectrum.list[f]] = r[f] / spectrum.root[f]
  let most = Math.abs(left)
  for (let j = 0; j < problem.p; j++) {
    const c = problem.c[j] / problem.d[j] + problem.m[j] * left
    if (spectrum.penalty.lower(j) < 0) most = Math.max(most, Math.abs(c))
  }
  return most * problem.unit
}
