import { Loss, Rows } from "../contracts/loss"
import { across } from "../kernels/lanes"
import { F64s, at, given, unset } from "../memory/arrays"

/**
 * The passes over samples of a loss given per sample: one copy of this code for each loss. A loss may answer for two
 * samples at once besides, with the same bits: values, slopes, curvatures and gaps of f64x2.
 */
@final
export class Samples<L extends Loss> implements Rows {
  loss: L = unset<L>()

  init(loss: L): Samples<L> {
    this.loss = loss
    return this
  }

  outputs(): i32 {
    return 1
  }

  steepest(): f64 {
    return this.loss.steepest()
  }

  quadratic(): bool {
    return this.loss.quadratic()
  }

  degree(): i32 {
    return this.loss.degree()
  }

  link(y: f64): f64 {
    return this.loss.link(y)
  }

  rescale(unit: f64): void {
    this.loss.rescale(unit)
  }

  kinked(): bool {
    return this.loss.kinked()
  }

  rise(): f64 {
    return this.loss.rise()
  }

  fall(): f64 {
    return this.loss.fall()
  }

  saturated(n: i32, y: F64s, s: F64s): f64 {
    let sum: f64 = 0
    for (let i = 0; i < n; i++) if (weight(s, i) > 0) sum += weight(s, i) * this.loss.saturated(y[i])
    return sum
  }

  value(n: i32, y: F64s, z: F64s, s: F64s): f64 {
    const loss = this.loss
    let sum: f64 = 0
    let i = 0
    // @ts-ignore: not every loss has it
    if (isDefined(loss.values)) {
      let sums = f64x2.splat(0)
      // @ts-ignore: not every loss has it
      for (; i + 1 < n; i += 2) sums = f64x2.add(sums, weighted(s, i, loss.values(two(y, i), two(z, i))))
      sum = across(sums)
    }
    for (; i < n; i++) if (weight(s, i) > 0) sum += weight(s, i) * loss.value(y[i], z[i])
    return sum
  }

  duals(n: i32, y: F64s, z: F64s, u: F64s): void {
    const loss = this.loss
    let i = 0
    // @ts-ignore: not every loss has it
    if (isDefined(loss.slopes)) {
      // @ts-ignore: not every loss has it
      for (; i + 1 < n; i += 2) v128.store(at(u) + (<usize>i << 3), f64x2.neg(loss.slopes(two(y, i), two(z, i))))
    }
    for (; i < n; i++) u[i] = -loss.slope(y[i], z[i])
  }

  dualsExact(n: i32, y: F64s, zhi: F64s, zlo: F64s, uhi: F64s, ulo: F64s): void {
    const loss = this.loss
    for (let i = 0; i < n; i++) {
      uhi[i] = -loss.slope(y[i], zhi[i])
      ulo[i] = -(loss.slopeError(y[i], zhi[i]) + loss.curvature(y[i], zhi[i]) * zlo[i])
    }
  }

  curvatures(n: i32, y: F64s, z: F64s, s: F64s, h: F64s): void {
    const loss = this.loss
    let i = 0
    // @ts-ignore: not every loss has it
    if (isDefined(loss.curvatures)) {
      for (; i + 1 < n; i += 2) {
        // @ts-ignore: not every loss has it
        v128.store(at(h) + (<usize>i << 3), weighted(s, i, loss.curvatures(two(y, i), two(z, i))))
      }
    }
    for (; i < n; i++) h[i] = weight(s, i) > 0 ? weight(s, i) * loss.curvature(y[i], z[i]) : 0
  }

  bounds(n: i32, y: F64s, z: F64s, s: F64s, share: f64, h: F64s): i32 {
    this.curvatures(n, y, z, s, h)
    // @ts-ignore: not every loss has it
    if (!isDefined(this.loss.bound)) return i32.MAX_VALUE
    let bent = 0
    for (let i = 0; i < n; i++) {
      // @ts-ignore: not every loss has it
      if (h[i] == 0 && weight(s, i) > 0) h[i] = weight(s, i) * share * this.loss.bound(y[i], z[i])
      else bent++
    }
    return bent
  }

  widen(width: f64): bool {
    // @ts-ignore: not every loss has it
    if (!isDefined(this.loss.width)) return false
    // @ts-ignore: not every loss has it
    this.loss.width = width
    return true
  }

  bend(n: i32, s: F64s, h: F64s, v: F64s, out: F64s): void {
    for (let i = 0; i < n; i++) out[i] = h[i] * v[i]
  }

  recession(n: i32, y: F64s, d: F64s, s: F64s): f64 {
    const loss = this.loss
    let sum: f64 = 0
    for (let i = 0; i < n; i++) {
      if (weight(s, i) > 0) sum += weight(s, i) * loss.recession(y[i], d[i])
    }
    return sum
  }

  gap(n: i32, y: F64s, z: F64s, u: F64s, s: F64s): f64 {
    const loss = this.loss
    let sum: f64 = 0
    let i = 0
    // @ts-ignore: not every loss has it
    if (isDefined(loss.gaps)) {
      for (; i + 1 < n; i += 2) {
        // @ts-ignore: not every loss has it
        const gaps = loss.gaps(two(y, i), two(z, i), two(u, i))
        const both = across(weighted(s, i, gaps))
        if (!(both >= 0 && both < Infinity)) break // at the ends of phi's domain, or outside
        sum += both
      }
    }
    for (; i < n; i++) {
      if (weight(s, i) > 0) sum += weight(s, i) * loss.gap(y[i], z[i], u[i])
    }
    return sum
  }
}

// @ts-ignore: decorator
@inline
function weight(s: F64s, i: i32): f64 {
  return given(s) ? s[i] : 1
}

/** (v_i, v_i+1) */
// @ts-ignore: decorator
@inline
function two(v: F64s, i: i32): v128 {
  return v128.load(at(v) + (<usize>i << 3))
}

/** s_i v_i, s_i+1 v_i+1; 0 where there is no weight, though v has overflowed there. */
// @ts-ignore: decorator
@inline
function weighted(s: F64s, i: i32, v: v128): v128 {
  if (!given(s)) return v
  const w = two(s, i)
  return v128.and(f64x2.mul(w, v), f64x2.gt(w, f64x2.splat(0)))
}
