import { Rows } from "../contracts/loss"
import { divergence } from "../kernels/divergence"
import { exps, log1ps } from "../kernels/exp"
import { sumError } from "../kernels/twosum"
import { F64s, at, from, given } from "../memory/arrays"

/**
 * -log q_y with q_k = exp(z_k) / sum_l exp(z_l), y in 0..K-1 the class of a sample. z, u and h are K planes, one per
 * class, of n / K samples each, and so are the weights, which are the same on each. u_k = [k = y] - q_k sums to 0 over k.
 */
@final
export class Softmax implements Rows {
  K: i32

  init(K: i32): Softmax {
    this.K = K
    return this
  }

  outputs(): i32 {
    return this.K
  }

  steepest(): f64 {
    return 0.5
  }

  quadratic(): bool {
    return false
  }

  degree(): i32 {
    return 0
  }

  link(y: f64): f64 {
    return 0
  }

  rescale(unit: f64): void {}

  kinked(): bool {
    return false
  }

  rise(): f64 {
    return 0
  }

  fall(): f64 {
    return 0
  }

  saturated(n: i32, y: F64s, s: F64s): f64 {
    return 0
  }

  /** With m = max z_k: m - z_y + log(1 + r), r the other classes' exp(z_k - m) where y has the largest z. */
  value(n: i32, y: F64s, z: F64s, s: F64s): f64 {
    const K = this.K
    const count = n / K
    const one = f64x2.splat(1)
    let sums = f64x2.splat(0)
    for (let i = 0; i < count; i += 2) {
      const last = i + 1 == count
      const codes = two(y, i, last)
      const top = this.top(count, z, i, last)
      let others = f64x2.splat(0)
      let own = others
      let mine = others
      for (let k = 0; k < K; k++) {
        const zk = two(z, k * count + i, last)
        const e = exps(f64x2.sub(zk, top))
        const is = f64x2.eq(codes, f64x2.splat(k))
        others = f64x2.add(others, v128.andnot(e, is))
        own = f64x2.add(own, v128.and(e, is))
        mine = v128.bitselect(zk, mine, is)
      }
      const rest = v128.bitselect(others, f64x2.sub(f64x2.add(others, own), one), f64x2.eq(mine, top))
      const losses = f64x2.add(log1ps(rest), f64x2.sub(top, mine))
      let weights = given(s) ? two(s, i, last) : one
      if (last) weights = f64x2.replace_lane(weights, 1, 0)
      sums = f64x2.add(sums, f64x2.mul(weights, losses))
    }
    return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1)
  }

  duals(n: i32, y: F64s, z: F64s, u: F64s): void {
    const K = this.K
    const count = n / K
    for (let i = 0; i < count; i += 2) {
      const last = i + 1 == count
      const codes = two(y, i, last)
      const top = this.top(count, z, i, last)
      let others = f64x2.splat(0)
      let total = others
      for (let k = 0; k < K; k++) {
        const e = exps(f64x2.sub(two(z, k * count + i, last), top))
        total = f64x2.add(total, e)
        others = f64x2.add(others, v128.andnot(e, f64x2.eq(codes, f64x2.splat(k))))
        put(u, k * count + i, last, e)
      }
      for (let k = 0; k < K; k++) {
        const e = f64x2.neg(two(u, k * count + i, last))
        const part = v128.bitselect(others, e, f64x2.eq(codes, f64x2.splat(k)))
        put(u, k * count + i, last, f64x2.div(part, total))
      }
    }
  }

  /** max_k z_k */
  @inline
  private top(count: i32, z: F64s, i: i32, last: bool): v128 {
    let top = two(z, i, last)
    for (let k = 1; k < this.K; k++) top = f64x2.pmax(top, two(z, k * count + i, last))
    return top
  }

  /** To first order in zlo, and so that u sums to 0 over the classes in double-double. */
  dualsExact(n: i32, y: F64s, zhi: F64s, zlo: F64s, uhi: F64s, ulo: F64s): void {
    const K = this.K
    const count = n / K
    this.duals(n, y, zhi, uhi)
    for (let i = 0; i < count; i++) {
      const own = <i32>y[i] * count + i
      let mean: f64 = 0
      for (let l = i; l < n; l += count) mean += (l == own ? 1 - uhi[l] : -uhi[l]) * zlo[l]
      let sum = uhi[own]
      let lost: f64 = 0
      for (let l = i; l < n; l += count) {
        if (l == own) continue
        ulo[l] = uhi[l] * (zlo[l] - mean)
        const next = sum + uhi[l]
        lost += sumError(sum, uhi[l], next) + ulo[l]
        sum = next
      }
      ulo[own] = -(sum + lost)
    }
  }

  /** h = q */
  curvatures(n: i32, y: F64s, z: F64s, s: F64s, h: F64s): void {
    const count = n / this.K
    this.duals(n, y, z, h)
    for (let l = 0; l < n; l++) h[l] = -h[l]
    for (let i = 0; i < count; i++) h[<i32>y[i] * count + i] += 1
  }

  bounds(n: i32, y: F64s, z: F64s, s: F64s, share: f64, h: F64s): i32 {
    this.curvatures(n, y, z, s, h)
    return i32.MAX_VALUE
  }

  widen(width: f64): bool {
    return false
  }

  /** out_k = s q_k (v_k - sum_l q_l v_l) */
  bend(n: i32, s: F64s, h: F64s, v: F64s, out: F64s): void {
    const count = n / this.K
    for (let i = 0; i < count; i += 2) {
      const last = i + 1 == count
      let mean = f64x2.splat(0)
      for (let l = i; l < n; l += count) mean = f64x2.add(mean, f64x2.mul(two(h, l, last), two(v, l, last)))
      for (let l = i; l < n; l += count) {
        const bent = f64x2.mul(two(h, l, last), f64x2.sub(two(v, l, last), mean))
        put(out, l, last, given(s) ? f64x2.mul(two(s, i, last), bent) : bent)
      }
    }
  }

  /** d_y falls behind the largest d_k */
  recession(n: i32, y: F64s, d: F64s, s: F64s): f64 {
    const count = n / this.K
    let sum: f64 = 0
    for (let i = 0; i < count; i++) {
      let most = -Infinity
      for (let l = i; l < n; l += count) most = Math.max(most, d[l])
      sum += (given(s) ? s[i] : 1) * (most - d[<i32>y[i] * count + i])
    }
    return sum
  }

  /** The divergence sum_k v_k log(v_k / q_k) of v = [k = y] - u, which must be a distribution as q is. */
  gap(n: i32, y: F64s, z: F64s, u: F64s, s: F64s): f64 {
    const count = n / this.K
    let sum: f64 = 0
    for (let i = 0; i < count; i += 2) {
      const last = i + 1 == count
      const top = this.top(count, z, i, last)
      let total = f64x2.splat(0)
      for (let l = i; l < n; l += count) total = f64x2.add(total, exps(f64x2.sub(two(z, l, last), top)))
      let first: f64 = 0
      let second: f64 = 0
      for (let k = 0; k < this.K; k++) {
        const l = k * count + i
        const q = f64x2.div(exps(f64x2.sub(two(z, l, last), top)), total)
        first += excess((y[i] == k ? 1 : 0) - u[l], f64x2.extract_lane(q, 0))
        if (!last) second += excess((y[i + 1] == k ? 1 : 0) - u[l + 1], f64x2.extract_lane(q, 1))
      }
      if (!given(s)) sum += first + second
      else {
        if (s[i] > 0) sum += s[i] * first
        if (!last && s[i + 1] > 0) sum += s[i + 1] * second
      }
    }
    return sum
  }
}

/** What rounding leaves below 0 of 1 - u where u is 1 passes for 0. */
function excess(v: f64, q: f64): f64 {
  if (v < -1e-15) return Infinity
  return divergence(Math.max(v, 0), q)
}

/** (v_i, v_i+1); v_i twice where i is the last sample. */
// @ts-ignore: decorator
@inline
function two(v: F64s, i: i32, last: bool): v128 {
  return last ? f64x2.splat(v[i]) : v128.load(at(from(v, i)))
}

// @ts-ignore: decorator
@inline
function put(v: F64s, i: i32, last: bool, pair: v128): void {
  if (last) v[i] = f64x2.extract_lane(pair, 0)
  else v128.store(at(from(v, i)), pair)
}
