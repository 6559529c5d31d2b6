import { cholesky } from "./kernels/cholesky"
import { log } from "./kernels/exp"
import { solveLower, solveUpper } from "./kernels/triangular"
import { fill, sum } from "./kernels/vector"
import { f64s, mark, release } from "./memory/arena"
import { F64s, at, from, given } from "./memory/arrays"
import { Problem } from "./problem"

const LEAST: f64 = 1e-12 // of all weight: a class without weight is left for Newton to follow to infinity

/**
 * F(0, b0) of a loss of several outputs, and b0: the logarithms of the classes' shares less the last one's; with an
 * offset Newton steps from there on all but the last, each halved until the slopes shrink.
 */
export function nullClasses(problem: Problem): void {
  const K = problem.outputs
  const n = problem.n
  const rows = problem.rows
  const b = f64s(K)
  problem.levels = b
  if (problem.levelled()) {
    for (let i = 0; i < n / K; i++) b[<i32>problem.y[i]] += given(problem.s) ? problem.s[i] : 1
    for (let k = 0; k < K; k++) b[k] = log(Math.max(b[k] / problem.S, LEAST))
    for (let k = 0; k < K; k++) b[k] -= b[K - 1]
    if (given(problem.o)) descend(problem, b)
  }
  level(problem, b)
  problem.duals()
  problem.base = rows.value(n, problem.y, problem.z, problem.s) / problem.S
  problem.null = problem.base
  problem.spread = Math.sqrt(problem.dualNorm())
}

function descend(problem: Problem, b: F64s): void {
  const room = mark()
  const K = problem.outputs
  const n = problem.n
  const g = f64s(K)
  const q = f64s(n)
  const H = f64s(K * K)
  const bytes = <usize>K << 3
  for (let last = slopes(problem, b, g); last > 0; ) {
    problem.rows.curvatures(n, problem.y, problem.z, problem.s, q)
    for (let k = 0; k < K - 1; k++) {
      memory.fill(at(problem.work), 0, <usize>n << 3)
      fill(n / K, 1, at(from(problem.work, k * (n / K))))
      problem.rows.bend(n, problem.s, q, problem.work, problem.work)
      for (let l = 0; l <= k; l++) H[k * K + l] = mean(problem, problem.work, l)
    }
    if (cholesky(K - 1, at(H), K) < K - 1) break
    solveLower(K - 1, at(H), K, at(g))
    solveUpper(K - 1, at(H), K, at(g))
    const step = g
    const before = H // no longer wanted, and large enough
    memory.copy(at(before), at(b), bytes)
    let next: f64 = Infinity
    for (let t: f64 = 1; t > 1e-9 && !(next < last); t *= 0.5) {
      for (let k = 0; k < K - 1; k++) b[k] = before[k] + t * step[k]
      next = slopes(problem, b, q)
    }
    if (!(next < last)) {
      memory.copy(at(b), at(before), bytes)
      break
    }
    memory.copy(at(g), at(q), bytes)
    last = next
  }
  release(room)
}

/** g_k = sum_i s_i u_ik / S of all but the last; returns the largest. */
function slopes(problem: Problem, b: F64s, g: F64s): f64 {
  level(problem, b)
  problem.duals()
  let most: f64 = 0
  for (let k = 0; k < problem.outputs - 1; k++) {
    g[k] = mean(problem, problem.su, k)
    most = Math.max(most, Math.abs(g[k]))
  }
  return most
}

/** Of the plane of output k, over S. */
function mean(problem: Problem, v: F64s, k: i32): f64 {
  const count = problem.n / problem.outputs
  return sum(count, at(from(v, k * count))) / problem.S
}

/** z at w = 0 and the intercepts b. */
function level(problem: Problem, b: F64s): void {
  const count = problem.n / problem.outputs
  for (let i = 0; i < problem.n; i++) problem.z[i] = (given(problem.o) ? problem.o[i] : 0) + b[i / count]
}
