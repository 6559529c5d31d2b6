import { f64s } from "../memory/arena"
import { F64s, I32s, unset } from "../memory/arrays"

/**
 * The penalty: sum_k l1_k |theta_k| + l2_k theta_k^2 / 2 + sum_g strength_g |theta_g|_2 over groups of weights, which
 * have l1 = 0. Biases have neither; l1_k = Infinity holds a weight at 0. A group is count[g] weights, stride apart from
 * start[g] on; no two share one.
 */
@final
export class Shrinkage {
  size: i32
  l1: F64s = unset<F64s>()
  l2: F64s = unset<F64s>()
  groups: i32
  start: I32s = unset<I32s>()
  stride: I32s = unset<I32s>()
  count: I32s = unset<I32s>()
  strength: F64s = unset<F64s>()
  /** Whether any l1_k or strength is positive. */
  kinked: bool

  init(size: i32): Shrinkage {
    this.size = size
    this.l1 = f64s(size)
    this.l2 = f64s(size)
    return this
  }

  value(theta: F64s): f64 {
    let sum: f64 = 0
    for (let k = 0; k < this.size; k++) {
      const w = theta[k]
      if (w != 0) sum += this.l1[k] * Math.abs(w) + 0.5 * this.l2[k] * w * w
    }
    for (let g = 0; g < this.groups; g++) sum += this.strength[g] * this.norm(theta, g)
    return sum
  }

  /** |v_g|_2 */
  norm(v: F64s, g: i32): f64 {
    let squares: f64 = 0
    const end = this.start[g] + this.count[g] * this.stride[g]
    for (let k = this.start[g]; k < end; k += this.stride[g]) squares += v[k] * v[k]
    return Math.sqrt(squares)
  }
}
