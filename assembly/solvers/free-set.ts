import { cholesky } from "../kernels/cholesky"
import { solveLower, solveUpper } from "../kernels/triangular"
import { appendRow, deleteRow } from "../kernels/update"
import { axpyv } from "../kernels/vector"
import { f64s, i32s, reserveF64s } from "../memory/arena"
import { F64s, I32s, at, from, unset } from "../memory/arrays"
import { Quadratic } from "./quadratic"

/**
 * A column of which less than this share (squared) is left beside the free ones depends on them: exact dependencies
 * come out near 1e-16, and directions that rounding has made up must not be followed.
 */
const INDEPENDENT: f64 = 1e-13

/** A ridge above this share of the diagonal keeps columns apart that are else dependent. */
const RIDGE: f64 = 1e-14

/** So many times rounding is a slope that the model, not bending along it, is wrong about: it leads nowhere. */
const STEEP: f64 = 1e6

export const FIXED: i32 = 0 // at 0 or at a bound
export const FREE: i32 = 1 // a row of the factor
export const SPANNED: i32 = 2 // dependent on the free ones with nothing to stop at: any value will do
export const WAITING: i32 = 3 // not yet in the factor

/**
 * The features of a Quadratic that are free to move, with the Cholesky factor of their system. Each moves between
 * its stops only: 0 where it has a kink, its bounds. A feature that depends on the free ones is moved along the
 * dependency until one of them stops and makes room.
 */
@final
export class FreeSet {
  model: Quadratic = unset<Quadratic>()
  m: i32
  free: I32s = unset<I32s>() // in the order of the factor's rows
  state: I32s = unset<I32s>()
  sign: F64s = unset<F64s>() // of w where it has a kink, else 0
  L: F64s = unset<F64s>() // Cholesky factor of G + l2 on the free features, leading dimension = capacity
  d: F64s = unset<F64s>() // direction, by row of the factor
  changes: i32

  init(model: Quadratic): FreeSet {
    const room = <f64>model.capacity
    this.model = model
    this.free = i32s(room)
    this.state = i32s(room)
    this.sign = f64s(room)
    this.L = reserveF64s((room + 1) * room)
    this.d = f64s(room + 1)
    return this
  }

  /** All free rows at once; false where they depend on each other. */
  factor(): bool {
    const model = this.model
    const ld = model.capacity
    const m = this.m
    for (let r = 0; r < m; r++) {
      const a = this.free[r]
      const source = model.row(a)
      const target = from(this.L, r * ld)
      for (let t = 0; t <= r; t++) target[t] = source[this.free[t]]
      target[r] += model.penalty.ridge(a)
    }
    if (cholesky(m, at(this.L), ld) < m) return false
    for (let r = 0; r < m; r++) {
      const a = this.free[r]
      const root = this.L[r * ld + r]
      if (this.pivot(a, root * root) != root * root) return false
    }
    for (let r = 0; r < m; r++) this.state[this.free[r]] = FREE
    return true
  }

  /** The descent direction's component: c - P'(w) of a free feature. */
  slope(a: i32): f64 {
    const model = this.model
    return model.c[a] - this.sign[a] * model.penalty.kink(a) - model.penalty.ridge(a) * model.w[a]
  }

  /** How many features the full step would carry past their stop. */
  flips(): i32 {
    let flips = 0
    for (let r = 0; r < this.m; r++) if (this.reach(this.free[r], this.d[r]) < 1) flips++
    return flips
  }

  /** v <- (G + l2)^-1 v on the free features. */
  apply(v: F64s): void {
    solveLower(this.m, at(this.L), this.model.capacity, at(v))
    solveUpper(this.m, at(this.L), this.model.capacity, at(v))
  }

  /** w += t d for the largest t <= most that keeps all free features within their stops; the row that stops, or -1. */
  advance(most: f64): i32 {
    const model = this.model
    let t = most
    let stop = -1
    for (let r = 0; r < this.m; r++) {
      const reach = this.reach(this.free[r], this.d[r])
      if (reach < t) {
        t = reach
        stop = r
      }
    }
    if (t == Infinity) return -1
    for (let r = 0; r < this.m; r++) {
      const a = this.free[r]
      const w = model.w[a]
      const next = r == stop ? this.stop(a, this.d[r]) : w + t * this.d[r]
      if (next == w) continue
      axpyv(model.k, w - next, at(model.row(a)), at(model.c))
      model.w[a] = next
    }
    return stop
  }

  /** Where w_a must stop when it moves by a step of this sign. */
  private stop(a: i32, step: f64): f64 {
    const sign = this.sign[a]
    if (step > 0) return sign < 0 ? 0 : this.model.penalty.upper(a)
    return sign > 0 ? 0 : this.model.penalty.lower(a)
  }

  /** How many such steps it can take. */
  private reach(a: i32, step: f64): f64 {
    if (step == 0) return Infinity
    return Math.max(0, (this.stop(a, step) - this.model.w[a]) / step)
  }

  /** Adds feature a to the factor; where it depends on the free ones, moves along the dependency until one stops. */
  enter(a: i32): void {
    const model = this.model
    const ld = model.capacity
    while (true) {
      const m = this.m
      const g = model.row(a)
      for (let r = 0; r < m; r++) this.d[r] = g[this.free[r]]
      const pivot = this.pivot(a, appendRow(m, at(this.L), ld, at(this.d), model.diagonal(a) + model.penalty.ridge(a)))
      this.L[m * ld + m] = Math.sqrt(pivot)
      this.changes++
      this.free[m] = a
      this.m = m + 1
      if (pivot > 0) {
        this.state[a] = FREE
        return
      }
      const stop = this.slide(m)
      this.m = m
      if (stop == m) this.state[a] = FIXED
      else if (stop < 0) this.state[a] = SPANNED
      if (stop < 0 || stop == m) return
      this.remove(stop)
    }
  }

  /** What to take for the computed pivot of feature a: at least its ridge, which it has exactly; 0 for a dependent one. */
  private pivot(a: i32, computed: f64): f64 {
    const ridge = this.model.penalty.ridge(a)
    const diagonal = this.model.diagonal(a) + ridge
    if (computed > INDEPENDENT * diagonal && computed >= ridge) return computed
    return ridge > RIDGE * diagonal ? Math.max(computed, ridge) : 0
  }

  /** Moves along the null direction of the first m + 1 rows, the last one dependent; the row that stops, or -1. */
  private slide(m: i32): i32 {
    memory.copy(at(this.d), at(from(this.L, m * this.model.capacity)), <usize>m << 3)
    solveUpper(m, at(this.L), this.model.capacity, at(this.d))
    let slope = this.slope(this.free[m])
    for (let r = 0; r < m; r++) {
      this.d[r] = -this.d[r]
      slope += this.d[r] * this.slope(this.free[r])
    }
    this.d[m] = 1
    this.clean(m + 1)
    let ridge: f64 = 0
    let extent: f64 = 0
    for (let r = 0; r <= m; r++) {
      ridge += this.model.penalty.ridge(this.free[r]) * this.d[r] * this.d[r]
      extent += this.extent(r) * this.extent(r)
    }
    if (ridge <= RIDGE * extent) ridge = 0
    if (ridge > 0 && Math.abs(slope) <= this.rounding(m + 1)) return -1
    if (slope < 0) for (let r = 0; r <= m; r++) this.d[r] = -this.d[r]
    const stop = this.advance(ridge > 0 ? Math.abs(slope) / ridge : Infinity)
    if (stop >= 0 || ridge > 0 || Math.abs(slope) > STEEP * this.rounding(m + 1)) return stop
    for (let r = 0; r <= m; r++) this.d[r] = -this.d[r] // flat: the other way may have a stop
    return this.advance(Infinity)
  }

  /** What rounding can leave of the slope along d. */
  private rounding(m: i32): f64 {
    const length = this.model.length()
    let sum: f64 = 0
    for (let r = 0; r < m; r++) sum += Math.abs(this.d[r]) * this.model.noise(this.free[r], length)
    return sum
  }

  /** Takes rounding out of a null direction: features that it does not really move must not stop it. */
  private clean(m: i32): void {
    let most: f64 = 0
    for (let r = 0; r < m; r++) most = Math.max(most, this.extent(r))
    for (let r = 0; r < m; r++) if (this.extent(r) < 1e-8 * most) this.d[r] = 0
  }

  private extent(r: i32): f64 {
    return Math.abs(this.d[r]) * Math.sqrt(this.model.diagonal(this.free[r]))
  }

  /** Takes row r out of the factor: its feature stays where it is. */
  remove(r: i32): void {
    this.state[this.free[r]] = FIXED
    deleteRow(this.m, at(this.L), this.model.capacity, r)
    this.m--
    for (let t = r; t < this.m; t++) this.free[t] = this.free[t + 1]
    this.changes++
  }
}
