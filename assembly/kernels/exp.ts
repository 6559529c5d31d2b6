/**
 * exp and its relatives by lane, and as scalars with the same bits (lane 0 of the lane version). Own code on every
 * engine: Math.exp differs between engines by an ulp on one argument in ten. Errors are below 1 ulp for exp and log1p,
 * below 2 for what is made of them. The coefficients are minimax fits (Remez, 250 bits) rounded to f64.
 */

/** ln 2 in two parts, the first of 42 bits: k times it is exact for |k| < 2^11. */
const LN2_HIGH: f64 = 0.6931471805598903
const LN2_LOW: f64 = 5.497923018708371e-14

/** Added to |k| < 2^51, it leaves round(k) in the lowest bits of the sum. */
const ROUND: f64 = 6755399441055744

// @ts-ignore: decorator
@inline
function all(c: f64): v128 {
  return f64x2.splat(c)
}

/** a + b x */
// @ts-ignore: decorator
@inline
function linear(a: f64, b: f64, x: v128): v128 {
  return f64x2.add(all(a), f64x2.mul(all(b), x))
}

/** 2^k, k + ROUND given; -1022 <= k <= 1023. */
// @ts-ignore: decorator
@inline
function powers(rounded: v128): v128 {
  return i64x2.shl(i64x2.add(rounded, i64x2.splat(1023)), 52)
}

/** exp(x) by lane: x = k ln 2 + r, |r| <= ln 2 / 2; exp(r) = 1 + r + r^2 q(r), q of degree 10 off by 2^-64. */
export function exps(x: v128): v128 {
  // Beyond these the result is 0 or Infinity; pmin and pmax hand a NaN on.
  x = f64x2.pmax(f64x2.pmin(x, all(710)), all(-746))
  const k = f64x2.sub(f64x2.add(f64x2.mul(x, all(1.4426950408889634)), all(ROUND)), all(ROUND))
  const a = f64x2.sub(x, f64x2.mul(k, all(LN2_HIGH)))
  const b = f64x2.mul(k, all(LN2_LOW))
  const r = f64x2.sub(a, b)
  const lost = f64x2.sub(f64x2.sub(a, r), b)
  const r2 = f64x2.mul(r, r)
  const r4 = f64x2.mul(r2, r2)
  const q0 = f64x2.add(linear(0.5, 0.16666666666666682, r), f64x2.mul(r2, linear(0.04166666666666673, 0.008333333333316775, r)))
  const q4 = f64x2.add(
    linear(0.0013888888888858605, 0.0001984126989698265, r),
    f64x2.mul(r2, linear(2.4801587373469465e-5, 2.755723430220527e-6, r)),
  )
  const q8 = f64x2.add(linear(2.755723356299386e-7, 2.5112219812357857e-8, r), f64x2.mul(r2, all(2.0926886715970428e-9)))
  const q = f64x2.add(q0, f64x2.mul(r4, f64x2.add(q4, f64x2.mul(r4, q8))))
  const e = f64x2.add(all(1), f64x2.add(r, f64x2.add(lost, f64x2.mul(r2, q))))
  // 2^k in two factors, so that 2^1024 and the subnormal results (rounded once, by the second) come out.
  const half = f64x2.add(f64x2.mul(k, all(0.5)), all(ROUND))
  const rest = f64x2.add(f64x2.sub(k, f64x2.sub(half, all(ROUND))), all(ROUND))
  return f64x2.mul(f64x2.mul(e, powers(half)), powers(rest))
}

/**
 * log(1 + x) by lane, -1 < x < Infinity. u = fl(1 + x) = 2^k (1 + f), sqrt(1/2) <= 1 + f < sqrt 2; with s = f / (2 + f),
 * log(1 + f) = f - (f^2/2 - s (f^2/2 + R(s^2))), R of degree 7 off by 2^-61 of f; what u lost is added to first order.
 */
export function log1ps(x: v128): v128 {
  const one = all(1)
  const u = f64x2.add(one, x)
  const c = f64x2.sub(u, one)
  const lost = f64x2.div(f64x2.add(f64x2.sub(one, f64x2.sub(u, c)), f64x2.sub(x, c)), u)
  // The exponent of u / sqrt(1/2), biased by 1023.
  const biased = i64x2.shr_u(i64x2.add(u, i64x2.splat(0x3ff0000000000000 - 0x3fe6a09e667f3bcd)), 52)
  const m = i64x2.sub(u, i64x2.shl(i64x2.sub(biased, i64x2.splat(1023)), 52))
  const k = f64x2.sub(v128.or(biased, all(4503599627370496)), all(4503599627370496 + 1023))
  const f = f64x2.sub(m, one)
  const s = f64x2.div(f, f64x2.add(all(2), f))
  const z = f64x2.mul(s, s)
  const z2 = f64x2.mul(z, z)
  const low = f64x2.add(
    linear(0.6666666666666808, 0.3999999999901992, z),
    f64x2.mul(z2, linear(0.2857142881753366, 0.2222219172609634, z)),
  )
  const high = f64x2.add(linear(0.18183887737267893, 0.1530640927123145, z), f64x2.mul(z2, all(0.14867381279038216)))
  const R = f64x2.mul(z, f64x2.add(low, f64x2.mul(f64x2.mul(z2, z2), high)))
  const h = f64x2.mul(all(0.5), f64x2.mul(f, f))
  const minor = f64x2.add(f64x2.mul(s, f64x2.add(h, R)), f64x2.add(f64x2.mul(k, all(LN2_LOW)), lost))
  return f64x2.add(f64x2.mul(k, all(LN2_HIGH)), f64x2.sub(f, f64x2.sub(h, minor)))
}

/** 1 / (1 + exp(-x)) by lane; exp of a negative number only, so that small results keep all their digits. */
export function expits(x: v128): v128 {
  const e = exps(f64x2.neg(f64x2.abs(x)))
  const top = v128.bitselect(e, all(1), f64x2.lt(x, all(0)))
  return f64x2.div(top, f64x2.add(all(1), e))
}

/** exp(x); 0 below -745.14, Infinity above 709.79, NaN for NaN. */
// @ts-ignore: decorator
@inline
export function exp(x: f64): f64 {
  return f64x2.extract_lane(exps(all(x)), 0)
}

/** log(1 + x); -Infinity at -1, NaN below. */
export function log1p(x: f64): f64 {
  if (x > -1 && x < Infinity) return f64x2.extract_lane(log1ps(all(x)), 0)
  return x == -1 ? -Infinity : x < -1 ? NaN : x
}

/** log(x), x > 0 */
export function log(x: f64): f64 {
  return x < 0.5 ? -log1p(1 / x - 1) : log1p(x - 1)
}

/** 1 / (1 + exp(-x)) */
export function expit(x: f64): f64 {
  return f64x2.extract_lane(expits(all(x)), 0)
}

/** log(1 + exp(x)) */
export function log1pexp(x: f64): f64 {
  return max<f64>(x, 0) + f64x2.extract_lane(log1ps(exps(all(-abs(x)))), 0)
}

/** z_i -> 1 / (1 + exp(-z_i)), in place. */
export function expitAll(n: i32, z: usize): void {
  for (let g = n >> 1; g > 0; g--) {
    v128.store(z, expits(v128.load(z)))
    z += 16
  }
  if (n & 1) store<f64>(z, expit(load<f64>(z)))
}

/** z_i -> exp(z_i), in place. */
export function expAll(n: i32, z: usize): void {
  for (let g = n >> 1; g > 0; g--) {
    v128.store(z, exps(v128.load(z)))
    z += 16
  }
  if (n & 1) store<f64>(z, exp(load<f64>(z)))
}
