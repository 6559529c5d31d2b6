import { f64s, i32s } from "../memory/arena"
import { F64s, I32s, unset } from "../memory/arrays"

/**
 * The penalty: sum_g strength_g |theta_g|_2 + sum_k l2_k theta_k^2 / 2. Every parameter is in one group, most of them
 * alone: then strength_g |theta_g|_2 is l1_k |theta_k|. Biases have neither part; strength_g = Infinity holds a group at
 * 0. A group is count[g] parameters, stride apart from start[g] on.
 */
@final
export class Shrinkage {
  size: i32
  /** Of the parameters that are alone; 0 or Infinity for the others. */
  l1: F64s = unset<F64s>()
  l2: F64s = unset<F64s>()
  groups: i32
  /** How many of them, the first, may be of more than one. */
  joint: i32
  start: I32s = unset<I32s>()
  stride: I32s = unset<I32s>()
  count: I32s = unset<I32s>()
  strength: F64s = unset<F64s>()
  /** Whether any strength is positive. */
  kinked: bool

  init(size: i32): Shrinkage {
    this.size = size
    this.l1 = f64s(size)
    this.l2 = f64s(size)
    this.start = i32s(size)
    this.stride = i32s(size)
    this.count = i32s(size)
    this.strength = f64s(size)
    return this
  }

  add(start: i32, stride: i32, count: i32, strength: f64): void {
    const g = this.groups++
    this.start[g] = start
    this.stride[g] = stride
    this.count[g] = count
    this.strength[g] = strength
    if (strength > 0) this.kinked = true
  }

  value(theta: F64s): f64 {
    let sum: f64 = 0
    for (let k = 0; k < this.size; k++) sum += 0.5 * this.l2[k] * theta[k] * theta[k]
    for (let g = 0; g < this.groups; g++) {
      const r = this.norm(theta, g)
      if (r > 0) sum += this.strength[g] * r
    }
    return sum
  }

  /** One stride past the last parameter of a group. */
  // @ts-ignore: decorator
  @inline
  end(g: i32): i32 {
    return this.start[g] + this.count[g] * this.stride[g]
  }

  /** |v_g|_2 */
  norm(v: F64s, g: i32): f64 {
    const start = this.start[g]
    const end = this.end(g)
    if (this.count[g] == 1) return Math.abs(v[start])
    let squares: f64 = 0
    for (let k = start; k < end; k += this.stride[g]) squares += v[k] * v[k]
    return Math.sqrt(squares)
  }
}
