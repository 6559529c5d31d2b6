import { solveLower, solveUpper } from "../kernels/triangular"
import { appendRow } from "../kernels/update"
import { f64s } from "../memory/arena"
import { F64s, I32s, at, from, unset } from "../memory/arrays"

const DEPTH: i32 = 5

/**
 * What the steps f(w) of a model that is not quite the loss's own have taught about it (Anderson 1965; Walker and Ni
 * 2011): with pairs dw_r of steps taken and df_r of what f changed by, the step becomes f - sum_r a_r (dw_r + df_r),
 * the a_r making f - sum_r a_r df_r smallest. f is affine on one free set, whatever the penalty's size, so the pairs
 * serve as long as the model does. The intercept is one more coordinate, behind the features.
 */
@final
export class Secants {
  width: i32 // features and the intercept
  df: F64s = unset<F64s>() // DEPTH x width
  lead: F64s = unset<F64s>() // DEPTH x width: dw + df
  f: F64s = unset<F64s>() // the last step of the model
  step: F64s = unset<F64s>() // and what was taken instead
  gram: F64s = unset<F64s>()
  a: F64s = unset<F64s>()
  count: i32
  next: i32
  linked: bool // the last step belongs to the same f

  init(capacity: i32): Secants {
    this.width = capacity + 1
    const room = <f64>this.width
    this.df = f64s(DEPTH * room)
    this.lead = f64s(DEPTH * room)
    this.f = f64s(room)
    this.step = f64s(room)
    this.gram = f64s(DEPTH * DEPTH)
    this.a = f64s(DEPTH)
    return this
  }

  /** The model is another one. */
  forget(): void {
    this.count = 0
    this.next = 0
    this.linked = false
    memory.fill(at(this.df), 0, <usize>(DEPTH * this.width) << 3)
    memory.fill(at(this.lead), 0, <usize>(DEPTH * this.width) << 3)
    memory.fill(at(this.f), 0, <usize>this.width << 3)
    memory.fill(at(this.step), 0, <usize>this.width << 3)
  }

  /** Takes note of the model's step (delta, intercept) on k features; `same`: on the free set of the step before. */
  record(k: i32, delta: F64s, intercept: f64, same: bool): void {
    const last = this.width - 1
    if (same && this.linked) {
      const df = from(this.df, this.next * this.width)
      const lead = from(this.lead, this.next * this.width)
      for (let a = 0; a < k; a++) {
        df[a] = delta[a] - this.f[a]
        lead[a] = df[a] + this.step[a]
      }
      df[last] = intercept - this.f[last]
      lead[last] = df[last] + this.step[last]
      this.next = (this.next + 1) % DEPTH
      this.count = min(this.count + 1, DEPTH)
    }
    memory.copy(at(this.f), at(delta), <usize>k << 3)
    this.f[last] = intercept
    this.linked = true
  }

  /** What was taken. */
  took(k: i32, delta: F64s, intercept: f64): void {
    memory.copy(at(this.step), at(delta), <usize>k << 3)
    this.step[this.width - 1] = intercept
  }

  /** The a_r, over the m free features and the intercept; whether there are any. */
  combine(free: I32s, m: i32): bool {
    const G = this.gram
    const k = this.count
    let trace: f64 = 0
    for (let r = 0; r < k; r++) {
      const row = from(this.df, r * this.width)
      for (let t = 0; t <= r; t++) G[r * DEPTH + t] = this.product(row, from(this.df, t * this.width), free, m)
      this.a[r] = this.product(row, this.f, free, m)
      trace += G[r * DEPTH + r]
    }
    for (let r = 0; r < k; r++) {
      const row = from(G, r * DEPTH)
      if (!(appendRow(r, at(G), DEPTH, at(row), row[r] * (1 + 1e-10)) > 1e-16 * row[r])) return false
    }
    solveLower(k, at(G), DEPTH, at(this.a))
    solveUpper(k, at(G), DEPTH, at(this.a))
    return trace > 0
  }

  private product(u: F64s, v: F64s, free: I32s, m: i32): f64 {
    const last = this.width - 1
    let sum = u[last] * v[last]
    for (let r = 0; r < m; r++) sum += u[free[r]] * v[free[r]]
    return sum
  }

  /** sum_r a_r lead_r of coordinate a; -1: the intercept. */
  correction(a: i32): f64 {
    if (a < 0) a = this.width - 1
    let sum: f64 = 0
    for (let r = 0; r < this.count; r++) sum += this.a[r] * this.lead[r * this.width + a]
    return sum
  }
}
