import { Loss } from "../contracts/loss"
import { exp, log1p } from "../kernels/exp"

/** log(1 + exp(-y z)), y in {-1, +1}; every branch evaluates exp of a negative number only. */
@final
export class Logistic implements Loss {
  value(y: f64, z: f64): f64 {
    const m = y * z
    return m > 0 ? log1p(exp(-m)) : log1p(exp(m)) - m
  }

  slope(y: f64, z: f64): f64 {
    return -y * complement(y * z)
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
    return term(q, complement(y * z)) + term(1 - q, complement(-y * z))
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
}

/** 1 / (1 + exp(m)) without cancellation. */
function complement(m: f64): f64 {
  if (m < 0) return 1 / (1 + exp(m))
  const e = exp(-m)
  return e / (1 + e)
}

/** q log(q / p) - q + p >= 0; the linear parts cancel over the two classes, and keep each term free of cancellation. */
function term(q: f64, p: f64): f64 {
  if (q == 0) return p
  const e = (p - q) / q
  return q * (e - log1p(e))
}
