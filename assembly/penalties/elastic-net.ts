import { Penalty } from "../contracts/penalty"
import { f64s, make } from "../memory/arena"
import { F64s, I32s, unset } from "../memory/arrays"

/** l1_j |w| + l2_j w^2 / 2 on lower_j <= w <= upper_j, each an array of length p. */
@final
export class ElasticNet implements Penalty {
  l1: F64s = unset<F64s>()
  l2: F64s = unset<F64s>()
  lo: F64s = unset<F64s>()
  hi: F64s = unset<F64s>()

  kink(j: i32): f64 {
    return this.l1[j]
  }

  ridge(j: i32): f64 {
    return this.l2[j]
  }

  lower(j: i32): f64 {
    return this.lo[j]
  }

  upper(j: i32): f64 {
    return this.hi[j]
  }

  value(j: i32, w: f64): f64 {
    return w == 0 ? 0 : this.l1[j] * Math.abs(w) + 0.5 * this.l2[j] * w * w
  }

  prox(j: i32, a: f64, b: f64): f64 {
    const l1 = this.l1[j]
    const s = b > l1 ? b - l1 : b < -l1 ? b + l1 : 0
    if (s == 0) return 0
    return Math.min(Math.max(s / (a + this.l2[j]), this.lo[j]), this.hi[j])
  }

  conjugate(j: i32, c: f64): f64 {
    const v = this.prox(j, 0, c)
    if (Math.abs(v) == Infinity) return Infinity
    return v == 0 ? 0 : c * v - this.value(j, v)
  }

  violation(j: i32, w: f64, c: f64): f64 {
    const l1 = this.l1[j]
    const lo = this.lo[j]
    const hi = this.hi[j]
    if (w == 0) return Math.max(0, Math.max(hi > 0 ? c - l1 : 0, lo < 0 ? -c - l1 : 0))
    const g = c - (w > 0 ? l1 : -l1) - this.l2[j] * w
    if (w == hi) return Math.max(0, -g)
    if (w == lo) return Math.max(0, g)
    return Math.abs(g)
  }

  sized(k: i32): Penalty {
    const penalty = make<ElasticNet>()
    penalty.l1 = f64s(k)
    penalty.l2 = f64s(k)
    penalty.lo = f64s(k)
    penalty.hi = f64s(k)
    return penalty
  }

  gather(list: I32s, k: i32, into: Penalty): void {
    const penalty = into as ElasticNet
    for (let a = 0; a < k; a++) {
      penalty.l1[a] = this.l1[list[a]]
      penalty.l2[a] = this.l2[list[a]]
      penalty.lo[a] = this.lo[list[a]]
      penalty.hi[a] = this.hi[list[a]]
    }
  }
}
