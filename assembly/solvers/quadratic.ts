import { Penalty } from "../contracts/penalty"
import { axpyv, dotv } from "../kernels/vector"
import { f64s, i32s, make, reserveF64s } from "../memory/arena"
import { F64s, I32s, at, from, unset } from "../memory/arrays"

const EPS: f64 = 2.220446049250313e-16

/**
 * minimise  w'Gw / 2 - q'w + P(w)  over the k features of a working set: all that a solver in Gram space sees.
 * c = q - Gw is kept in step with w. G is positive semidefinite, symmetric, row-major.
 */
@final
export class Quadratic {
  capacity: i32
  k: i32
  list: I32s = unset<I32s>() // the features, by their index in X
  G: F64s = unset<F64s>() // capacity x capacity
  q: F64s = unset<F64s>()
  c: F64s = unset<F64s>()
  w: F64s = unset<F64s>()
  penalty: Penalty = unset<Penalty>() // of the k features

  init(capacity: i32, penalty: Penalty): Quadratic {
    const room = <f64>capacity
    this.capacity = capacity
    this.list = i32s(room)
    this.G = reserveF64s(room * room)
    this.q = f64s(room)
    this.c = f64s(room)
    this.w = f64s(room)
    this.penalty = penalty.sized(capacity)
    return this
  }

  /** Row a of G. */
  row(a: i32): F64s {
    return from(this.G, a * this.capacity)
  }

  diagonal(a: i32): f64 {
    return this.G[a * this.capacity + a]
  }

  /** w_a += step. */
  move(a: i32, step: f64): void {
    this.w[a] += step
    axpyv(this.k, -step, at(this.row(a)), at(this.c))
  }

  /** c afresh. */
  refresh(): void {
    const k = this.k
    memory.copy(at(this.c), at(this.q), <usize>k << 3)
    for (let a = 0; a < k; a++) if (this.w[a] != 0) axpyv(k, -this.w[a], at(this.row(a)), at(this.c))
  }

  /** What rounding can leave of c_a, given `length` below. */
  noise(a: i32, length: f64): f64 {
    return 8 * EPS * (Math.abs(this.q[a]) + Math.sqrt(this.diagonal(a)) * length)
  }

  /** sum_a |w_a| sqrt(G_aa) */
  length(): f64 {
    let length: f64 = 0
    for (let a = 0; a < this.k; a++) length += Math.abs(this.w[a]) * Math.sqrt(this.diagonal(a))
    return length
  }

  /** Whether some feature has a kink or a bound to stop at. */
  kinked(): bool {
    const penalty = this.penalty
    for (let a = 0; a < this.k; a++) {
      if (penalty.kink(a) > 0 || penalty.lower(a) > -Infinity || penalty.upper(a) < Infinity) return true
    }
    return false
  }

  /** The size of objective that counts: what the best single feature could gain. */
  scale(): f64 {
    let most: f64 = 0
    for (let a = 0; a < this.k; a++) most = Math.max(most, (this.q[a] * this.q[a]) / this.diagonal(a))
    return most
  }

  /** w'Gw / 2 - q'w + P(w) */
  objective(): f64 {
    let penalties: f64 = 0
    for (let a = 0; a < this.k; a++) penalties += this.penalty.value(a, this.w[a])
    return -0.5 * (dotv(this.k, at(this.q), at(this.w)) + dotv(this.k, at(this.c), at(this.w))) + penalties
  }
}
