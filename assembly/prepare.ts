import { exponent, power } from "./kernels/scale"
import { sum } from "./kernels/vector"
import { at, given } from "./memory/arrays"
import { spend } from "./memory/pause"
import { nullClasses } from "./null-classes"
import { nullModel } from "./null-model"
import { Problem } from "./problem"

const EPS: f64 = 2.220446049250313e-16

/** Reads units, frame and null model off the data, once. */
export function prepare(problem: Problem): void {
  if (problem.prepared) {
    if (problem.n > 0) problem.design.frame(problem.m, problem.d) // another problem on the design may have had it meanwhile
    return
  }
  problem.prepared = true
  const n = problem.n / problem.outputs
  problem.S = given(problem.s) ? sum(n, at(problem.s)) : <f64>n
  for (let j = 0; j < problem.ones; j++) {
    if (j % problem.outputs) copy(problem, j)
    else {
      measure(problem, j)
      spend(4 * problem.design.cost(j))
    }
  }
  for (let j = problem.ones; j < problem.p; j++) problem.d[j] = problem.norm[j] = 1
  problem.design.frame(problem.m, problem.d)
  scaleTarget(problem)
  if (problem.outputs > 1) nullClasses(problem)
  else nullModel(problem)
}

/** The column before is the same one of X. */
function copy(problem: Problem, j: i32): void {
  problem.m[j] = problem.m[j - 1]
  problem.d[j] = problem.d[j - 1]
  problem.norm[j] = problem.norm[j - 1]
  problem.sd[j] = problem.sd[j - 1]
}

function measure(problem: Problem, j: i32): void {
  const design = problem.design
  const s = problem.s
  const S = problem.S
  const e = exponent(design.maxAbs(j))
  const scale = power(-e)
  const mean = design.sum(j, scale, s) / S / scale
  const least = 4 * EPS * Math.abs(mean) * scale // a smaller deviation is rounding: the column is constant
  const spread = above(design.norm(j, mean, scale, s) / S, least * least)
  // A column of several outputs is centred only where it has no holes: the plane's total would be wanted else.
  const full = design.cost(j) == <f64>(problem.n / problem.outputs)
  const centred = problem.intercept || (problem.levelled() && full)
  const m = centred ? mean : 0
  const about = centred ? spread : design.norm(j, 0, scale, s) / S
  const d = about > 0 ? power(max<i32>(-1000, min<i32>(1000, -e - exponent(Math.sqrt(about))))) : 1
  const again = d / scale
  problem.m[j] = m
  problem.d[j] = d
  problem.norm[j] = about * again * again
  problem.sd[j] = Math.sqrt(spread) * again
}

/** x, or 0 where it is not above the least. */
function above(x: f64, least: f64): f64 {
  return x > least ? x : 0
}

function scaleTarget(problem: Problem): void {
  problem.unit = 1
  if (problem.rows.degree() == 0) return
  let most: f64 = 0
  for (let i = 0; i < problem.n; i++) {
    if (given(problem.s) && problem.s[i] == 0) continue
    most = Math.max(most, Math.abs(problem.y[i]))
    if (given(problem.o)) most = Math.max(most, Math.abs(problem.o[i]))
  }
  if (most > 0) problem.unit = power(-exponent(most))
  problem.rows.rescale(problem.unit)
  for (let i = 0; i < problem.n; i++) {
    problem.y[i] *= problem.unit
    if (given(problem.o)) problem.o[i] *= problem.unit
  }
}
