import { sum } from "./kernels/vector"
import { f64s, make, mark, release } from "./memory/arena"
import { F64s, at, given } from "./memory/arrays"
import { nullModel } from "./null-model"
import { Problem } from "./problem"
import { rowsOf } from "./registry"

// What a loss says of samples without a fit.

/** sum_i s_i loss(y_i, z_i) over n rows, z of length n for each output; weights of length n, or 0. */
export function value(loss: i32, parameter: f64, n: i32, y: usize, z: usize, weights: usize): f64 {
  const room = mark()
  const rows = rowsOf(loss, parameter)
  const sum = rows.value(n * rows.outputs(), changetype<F64s>(y), changetype<F64s>(z), changetype<F64s>(weights))
  release(room)
  return sum
}

/** The same less what it is with the best z for each sample: half of the deviance. For a loss of one output. */
export function excess(loss: i32, parameter: f64, n: i32, y: usize, z: usize, weights: usize): f64 {
  const room = mark()
  const u = f64s(n)
  memory.fill(at(u), 0, <usize>n << 3)
  const sum = rowsOf(loss, parameter).gap(n, changetype<F64s>(y), changetype<F64s>(z), u, changetype<F64s>(weights))
  release(room)
  return sum
}

/** z of the best intercept alone, or of none, for a loss of one output; offset and z of length n. */
export function nullPredictor(
  loss: i32, parameter: f64, n: i32, y: usize, weights: usize, offset: usize, intercept: i32, z: usize,
): void {
  const room = mark()
  const data = make<Problem>()
  data.rows = rowsOf(loss, parameter)
  data.intercept = intercept != 0
  data.init(n, 0, changetype<F64s>(y), changetype<F64s>(weights), changetype<F64s>(offset))
  data.S = given(data.s) ? sum(n, weights) : <f64>n
  nullModel(data)
  memory.copy(z, at(data.z), <usize>n << 3)
  release(room)
}
