import { axpyv, dotv } from "../kernels/vector"
import { f64s } from "../memory/arena"
import { F64s, at, from, unset } from "../memory/arrays"

/** Pairs kept: 60 take half the evaluations of 20 on a path of Friedman-1; where they were more than 64 MB, fewer. */
const MOST: f64 = 60
const NUMBERS: f64 = 8e6

/**
 * The last steps s and what the gradient changed by over them, y: from them d -> H d by the recursion of L-BFGS.
 * (D. Liu and J. Nocedal, On the limited memory BFGS method, Math. Programming 1989.)
 */
@final
export class Pairs {
  count: i32
  /** Whether the last `apply` had a pair with curvature. */
  useful: bool
  private size: i32
  private memory: i32
  private newest: i32 // where the next one goes
  private S: F64s = unset<F64s>()
  private Y: F64s = unset<F64s>()
  private a: F64s = unset<F64s>()
  private sy: F64s = unset<F64s>()

  init(size: i32): Pairs {
    this.size = size
    const memory = <i32>Math.max(8, Math.min(MOST, NUMBERS / 2 / size))
    this.memory = memory
    this.S = f64s(<f64>memory * size)
    this.Y = f64s(<f64>memory * size)
    this.a = f64s(memory)
    this.sy = f64s(memory)
    return this
  }

  /** Where the next pair is written, before `add`. */
  s(): F64s {
    return from(this.S, this.newest * this.size)
  }

  y(): F64s {
    return from(this.Y, this.newest * this.size)
  }

  add(): void {
    this.newest = (this.newest + 1) % this.memory
    this.count = min(this.count + 1, this.memory)
  }

  /** Parameter k is held: what is left is the curvature that the others see. */
  forget(k: i32): void {
    for (; k < this.memory * this.size; k += this.size) {
      this.S[k] = 0
      this.Y[k] = 0
    }
  }

  /**
   * d = H d, H_0 = 1 / (c + l2_k): the ridges are known, and c = y'y / s'y of the newest pair without them. Returns c, or
   * `c` where no pair is of use. Those without curvature, which forgetting may bring, are passed by.
   */
  apply(d: F64s, l2: F64s, c: f64): f64 {
    const P = this.size
    const sy = this.sy
    const a = this.a
    const memory = this.memory
    let found = false
    let q = this.newest
    for (let m = 0; m < this.count; m++) {
      q = (q + memory - 1) % memory
      const s = from(this.S, q * P)
      const y = from(this.Y, q * P)
      const square = dotv(P, at(y), at(y))
      const curvature = dotv(P, at(s), at(y))
      sy[q] = curvature > 1e-10 * square ? curvature : 0
      if (sy[q] == 0) continue
      if (!found) {
        found = true
        let yy: f64 = 0
        let ys: f64 = 0
        for (let k = 0; k < P; k++) {
          const t = y[k] - l2[k] * s[k]
          yy += t * t
          ys += t * s[k]
        }
        c = square / curvature
        if (ys > 0) c = Math.min(c, yy / ys)
      }
      a[q] = dotv(P, at(s), at(d)) / curvature
      axpyv(P, -a[q], at(y), at(d))
    }
    this.useful = found
    for (let k = 0; k < P; k++) d[k] /= c + l2[k]
    for (let m = 0; m < this.count; m++) {
      if (sy[q] > 0) axpyv(P, a[q] - dotv(P, at(from(this.Y, q * P)), at(d)) / sy[q], at(from(this.S, q * P)), at(d))
      q = (q + 1) % memory
    }
    return c
  }
}
