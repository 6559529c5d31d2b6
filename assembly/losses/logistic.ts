import { Loss } from "../contracts/loss"
import { divergence, divergences } from "../kernels/divergence"
import { exp, expit, expits, exps, log1p, log1ps } from "../kernels/exp"

/** log(1 + exp(-y z)), y in {-1, +1}; every branch evaluates exp of a negative number only. */
@final
export class Logistic implements Loss {
  value(y: f64, z: f64): f64 {
    const m = y * z
    return m > 0 ? log1p(exp(-m)) : log1p(exp(m)) - m
  }

  slope(y: f64, z: f64): f64 {
    return -y * expit(-y * z)
  }

  slopeError(y: f64, z: f64): f64 {
    return 0
  }

  curvature(y: f64, z: f64): f64 {
    const e = exp(-Math.abs(z))
    return e / ((1 + e) * (1 + e))
  }

  /** With q = y u and p = 1 / (1 + exp(y z)) it is the divergence q log(q / p) + (1 - q) log((1 - q) / (1 - p)). */
  gap(y: f64, z: f64, u: f64): f64 {
    const q = y * u
    if (!(q >= 0 && q <= 1)) return Infinity
    return divergence(q, expit(-y * z)) + divergence(1 - q, expit(y * z))
  }

  values(y: v128, z: v128): v128 {
    const m = f64x2.mul(y, z)
    return f64x2.add(log1ps(exps(f64x2.neg(f64x2.abs(m)))), f64x2.pmax(f64x2.neg(m), f64x2.splat(0)))
  }

  slopes(y: v128, z: v128): v128 {
    return f64x2.neg(f64x2.mul(y, expits(f64x2.neg(f64x2.mul(y, z)))))
  }

  curvatures(y: v128, z: v128): v128 {
    const e = exps(f64x2.neg(f64x2.abs(z)))
    const once = f64x2.add(f64x2.splat(1), e)
    return f64x2.div(e, f64x2.mul(once, once))
  }

  gaps(y: v128, z: v128, u: v128): v128 {
    const one = f64x2.splat(1)
    const m = f64x2.mul(y, z)
    const q = f64x2.mul(y, u)
    return f64x2.add(divergences(q, expits(f64x2.neg(m))), divergences(f64x2.sub(one, q), expits(m)))
  }

  recession(y: f64, d: f64): f64 {
    return Math.max(0, -y * d)
  }

  steepest(): f64 {
    return 0.25
  }

  quadratic(): bool {
    return false
  }

  degree(): i32 {
    return 0
  }

  link(y: f64): f64 {
    return 2 * y // the tangent of log((1 + y) / (1 - y)) at 0
  }

  saturated(y: f64): f64 {
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
}
