import { exponent, power } from "./kernels/scale"
import { dotv, sum } from "./kernels/vector"
import { at, given } from "./memory/arrays"
import { spend } from "./memory/pause"
import { Problem } from "./problem"

const EPS: f64 = 2.220446049250313e-16

/** Reads units, frame and null model off the data, once. */
export function prepare(problem: Problem): void {
  if (problem.prepared) {
    if (problem.n > 0) problem.design.frame(problem.m, problem.d) // another problem on the design may have had it meanwhile
    return
  }
  problem.prepared = true
  const n = problem.n
  problem.S = given(problem.s) ? sum(n, at(problem.s)) : <f64>n
  for (let j = 0; j < problem.p; j++) {
    measure(problem, j)
    spend(4 * problem.design.cost(j))
  }
  problem.design.frame(problem.m, problem.d)
  scaleTarget(problem)
  nullModel(problem)
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
  const m = problem.intercept ? mean : 0
  const about = problem.intercept ? spread : design.norm(j, 0, scale, s) / S
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
  for (let i = 0; i < problem.n; i++) {
    problem.y[i] *= problem.unit
    if (given(problem.o)) problem.o[i] *= problem.unit
  }
}

/** Newton for the best intercept alone, its step halved until the slope shrinks. */
function nullModel(problem: Problem): void {
  const n = problem.n
  const mean = given(problem.s) ? dotv(n, at(problem.s), at(problem.y)) / problem.S : sum(n, at(problem.y)) / problem.S
  let b = problem.intercept ? problem.rows.link(mean) : 0
  let slope = slopeAt(problem, b)
  for (let k = 0; k < 200 && problem.intercept && slope != 0; k++) {
    problem.rows.curvatures(n, problem.y, problem.z, problem.s, problem.work)
    let step = slope / (sum(n, at(problem.work)) / problem.S)
    if (!(Math.abs(step) < 1e300)) break
    let next = slopeAt(problem, b + step)
    for (let half = 0; half < 60 && Math.abs(next) > Math.abs(slope); half++) {
      step *= 0.5
      next = slopeAt(problem, b + step)
    }
    if (!(Math.abs(next) < Math.abs(slope))) break
    b += step
    slope = next
  }
  slopeAt(problem, b)
  problem.b0 = b
  problem.null = problem.rows.value(n, problem.y, problem.z, problem.s) / problem.S
  problem.flat = problem.rows.degree() > 0 && explained(problem)
}

/** sum_i s_i u_i / S at w = 0 and intercept b. */
function slopeAt(problem: Problem, b: f64): f64 {
  for (let i = 0; i < problem.n; i++) problem.z[i] = given(problem.o) ? problem.o[i] + b : b
  problem.duals()
  return sum(problem.n, at(problem.su)) / problem.S
}

function explained(problem: Problem): bool {
  for (let i = 0; i < problem.n; i++) {
    if (given(problem.s) && problem.s[i] == 0) continue
    const size = Math.abs(problem.y[i]) + (given(problem.o) ? Math.abs(problem.o[i]) : 0) + Math.abs(problem.b0)
    if (Math.abs(problem.u[i]) > 4 * EPS * size) return false
  }
  return true
}
