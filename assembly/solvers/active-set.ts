import { f64s, make } from "../memory/arena"
import { F64s, at, unset } from "../memory/arrays"
import { spend } from "../memory/pause"
import { FIXED, FreeSet, SPANNED, WAITING } from "./free-set"
import { Quadratic } from "./quadratic"

/** A start is too far off when more than one in this many features, and 8, would have to change. */
const FAR_OFF: i32 = 16

const SOLVED: i32 = -1
const FAR: i32 = -2

/**
 * Active-set Newton on a Quadratic: with the signs held, the optimum on the free features is one linear system;
 * go there, or to the first sign change or bound on the way; drop it, or let the worst violator in; repeat
 * (Nocedal and Wright, Numerical Optimization, ch. 16.5). Finite, and exact to rounding.
 */
@final
export class ActiveSet {
  model: Quadratic = unset<Quadratic>()
  set: FreeSet = unset<FreeSet>()
  kept: F64s = unset<F64s>() // w before a step
  first: i32 // changes when the factor stood
  patient: bool
  astray: bool // a step raised the objective, or the start was too far off
  scale: f64 // of the objective

  init(model: Quadratic): ActiveSet {
    this.model = model
    this.set = make<FreeSet>().init(model)
    this.kept = f64s(model.capacity)
    return this
  }

  /**
   * From the model's w to its optimum; false when the start was too far off to be worth it, unless `patient`. `standing`:
   * the factor of the last solve holds for w.
   */
  solve(standing: bool, patient: bool): bool {
    const limit = 3 * this.model.k + 20
    this.set.changes = 0
    this.astray = false
    this.patient = patient
    this.scale = this.model.scale()
    if (!standing) this.start()
    this.first = this.set.changes
    for (let tolerated = patient ? i32.MAX_VALUE : this.set.m / FAR_OFF + 8; this.set.changes < limit; tolerated = i32.MAX_VALUE) {
      spend(<f64>this.set.m * <f64>(this.set.m + this.model.k))
      const blocked = this.newton()
      if (this.astray) return false
      if (blocked >= 0) {
        this.set.remove(blocked)
        continue
      }
      const next = this.worst(tolerated)
      if (next == SOLVED) return true
      if (next == FAR) return false
      this.set.sign[next] = this.model.penalty.kink(next) > 0 ? this.direction(next) : 0
      this.set.enter(next)
    }
    return false
  }

  /** Whether some feature was left undecided. */
  spanned(): bool {
    for (let a = 0; a < this.model.k; a++) if (this.set.state[a] == SPANNED) return true
    return false
  }

  private start(): void {
    const model = this.model
    const penalty = model.penalty
    this.set.m = 0
    for (let a = 0; a < model.k; a++) {
      const w = model.w[a]
      const kink = penalty.kink(a) > 0
      const free = w > penalty.lower(a) && w < penalty.upper(a) && (w != 0 || !kink)
      this.set.sign[a] = !kink || w == 0 ? 0 : w > 0 ? 1 : -1
      this.set.state[a] = free ? WAITING : FIXED
      if (free) this.set.free[this.set.m++] = a
    }
    if (!this.set.factor()) {
      this.set.m = 0
      for (let a = 0; a < model.k; a++) {
        if (this.set.state[a] == WAITING) this.set.enter(a)
        spend(0)
      }
    }
  }

  /**
   * Newton steps on the free features, the second and later ones refining what an ill-conditioned factor left; the
   * row that stopped one (now exactly at its stop), or -1.
   */
  private newton(): i32 {
    const model = this.model
    let last: f64 = Infinity
    for (let step = 0; step < 8; step++) {
      const length = model.length()
      let most: f64 = 0
      for (let r = 0; r < this.set.m; r++) {
        const a = this.set.free[r]
        this.set.d[r] = this.set.slope(a)
        most = Math.max(most, Math.abs(this.set.d[r]) / model.noise(a, length))
      }
      if (step > 0 && !(most > 1 && most < 0.5 * last)) return -1
      last = most
      this.set.apply(this.set.d)
      if (!this.patient && this.set.changes <= this.first && this.set.flips() > this.set.m / FAR_OFF + 8) {
        this.astray = true
        return -1
      }
      const objective = model.objective()
      memory.copy(at(this.kept), at(model.w), <usize>model.k << 3)
      const stop = this.set.advance(1)
      const rise = model.objective() - objective
      if (!(rise <= 1e-10 * (Math.abs(objective) + this.scale))) {
        // The factor is too far off to be followed: back, and to the descent.
        memory.copy(at(model.w), at(this.kept), <usize>model.k << 3)
        model.refresh()
        this.astray = true
        return -1
      }
      if (stop >= 0) return stop
    }
    return -1
  }

  /** The worst violator among the fixed; SOLVED if there is none, FAR if there are more than `tolerated`. */
  private worst(tolerated: i32): i32 {
    const model = this.model
    const length = model.length()
    let most: f64 = 0
    let next = SOLVED
    let count = 0
    for (let a = 0; a < model.k; a++) {
      if (this.set.state[a] != FIXED) continue
      const violation = model.penalty.violation(a, model.w[a], model.c[a])
      if (violation <= model.noise(a, length)) continue
      count++
      const relative = violation / Math.sqrt(model.diagonal(a) + model.penalty.ridge(a))
      if (relative > most) {
        most = relative
        next = a
      }
    }
    return count > tolerated ? FAR : next
  }

  /** The sign that w_a, fixed, has once it is free. */
  private direction(a: i32): f64 {
    const w = this.model.w[a]
    if (w != 0) return w > 0 ? 1 : -1
    return this.model.c[a] > 0 ? 1 : -1
  }
}
