import { Penalty } from "../contracts/penalty"
import { gram, gramWork } from "../kernels/gram"
import { fill } from "../kernels/vector"
import { f64s, reserveF64s } from "../memory/arena"
import { F64s, I32s, at } from "../memory/arrays"
import { Problem } from "../problem"

const BLOCK: i32 = 256 // features that are multiplied at once

/** M = X~ l2^-1 X~', n x n, of k features with a ridge each; of several outputs, the list's first column of each feature. */
export function rowGram(problem: Problem, penalty: Penalty, list: I32s, k: i32, M: F64s): void {
  const K = problem.outputs
  const n = problem.n / K
  const X = reserveF64s(<f64>BLOCK * <f64>n)
  const weights = f64s(BLOCK)
  const shift = f64s(n)
  const ones = f64s(n)
  const column = f64s(n)
  const work = at(reserveF64s(<f64>(gramWork(n) >> 3)))
  fill(n, 1, at(ones))
  for (let first = 0; first < k; first += BLOCK) {
    const rows = min(BLOCK, k - first)
    for (let r = 0; r < rows; r++) {
      const j = list[(first + r) * K]
      weights[r] = 1 / penalty.ridge(j)
      memory.fill(at(column), 0, <usize>n << 3)
      const constant = problem.design.axpy(j, 1, column)
      for (let i = 0; i < n; i++) X[i * BLOCK + r] = column[i] - constant
    }
    const stage = (first == 0 ? 1 : 0) + (first + BLOCK >= k ? 2 : 0)
    gram(8, rows, n, 0, at(X), BLOCK, at(shift), at(ones), at(weights), 0, 0, at(M), n, work, stage)
  }
}
