/**
 * exp and its relatives by lane, and as scalars with the same bits (lane 0 of the lane version). Own code on every
 * engine: Math.exp differs between engines by an ulp on one argument in ten. Errors are below 1 ulp for exp and log1p,
 * below 2 for what is made of them. The coefficients are minimax fits (Remez, 250 bits) rounded to f64.
 */

/**
 * What exps and log1ps read. In memory, since a constant in the code takes three times the bytes, and three instructions
 * instead of a load. Two parts of ln 2, the first of 42 bits: k times it is exact for |k| < 2^11. Added to |k| < 2^51,
 * 1.5 2^52 leaves round(k) in the lowest bits of the sum.
 */
const TABLE: usize = memory.data<f64>([
  1, 0.5, 2, 0.6931471805598903, 5.497923018708371e-14, 6755399441055744, 1.4426950408889634, 710, -746,
  0.5, 0.16666666666666682, 0.04166666666666673, 0.008333333333316775, 0.0013888888888858605, 0.0001984126989698265,
  2.4801587373469465e-5, 2.755723430220527e-6, 2.755723356299386e-7, 2.5112219812357857e-8, 2.0926886715970428e-9,
  0.6666666666666808, 0.3999999999901992, 0.2857142881753366, 0.2222219172609634, 0.18183887737267893,
  0.1530640927123145, 0.14867381279038216, 4503599627370496, 4503599627371519,
])
const ONE = 0
const HALF = 1
const TWO = 2
const LN2_HIGH = 3
const LN2_LOW = 4
const ROUND = 5
const LOG2E = 6
const MOST = 7
const LEAST = 8
const Q = 9
const R = 20
const EXPONENT = 27 // 2^52, and what it leaves of a biased one

/** Constant k in both lanes. */
// @ts-ignore: decorator
@inline
function c(k: i32): v128 {
  return v128.load64_splat(TABLE + (<usize>k << 3))
}

// @ts-ignore: decorator
@inline
function all(x: f64): v128 {
  return f64x2.splat(x)
}

/** a + b x, constants k and k + 1 */
// @ts-ignore: decorator
@inline
function linear(k: i32, x: v128): v128 {
  return f64x2.add(c(k), f64x2.mul(c(k + 1), x))
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
  x = f64x2.pmax(f64x2.pmin(x, c(MOST)), c(LEAST))
  const k = f64x2.sub(f64x2.add(f64x2.mul(x, c(LOG2E)), c(ROUND)), c(ROUND))
  const a = f64x2.sub(x, f64x2.mul(k, c(LN2_HIGH)))
  const b = f64x2.mul(k, c(LN2_LOW))
  const r = f64x2.sub(a, b)
  const lost = f64x2.sub(f64x2.sub(a, r), b)
  const r2 = f64x2.mul(r, r)
  const r4 = f64x2.mul(r2, r2)
  const q0 = f64x2.add(linear(Q, r), f64x2.mul(r2, linear(Q + 2, r)))
  const q4 = f64x2.add(linear(Q + 4, r), f64x2.mul(r2, linear(Q + 6, r)))
  const q8 = f64x2.add(linear(Q + 8, r), f64x2.mul(r2, c(Q + 10)))
  const q = f64x2.add(q0, f64x2.mul(r4, f64x2.add(q4, f64x2.mul(r4, q8))))
  const e = f64x2.add(c(ONE), f64x2.add(r, f64x2.add(lost, f64x2.mul(r2, q))))
  // 2^k in two factors, so that 2^1024 and the subnormal results (rounded once, by the second) come out.
  const half = f64x2.add(f64x2.mul(k, c(HALF)), c(ROUND))
  const rest = f64x2.add(f64x2.sub(k, f64x2.sub(half, c(ROUND))), c(ROUND))
  return f64x2.mul(f64x2.mul(e, powers(half)), powers(rest))
}

/**
 * log(1 + x) by lane, -1 < x < Infinity. u = fl(1 + x) = 2^k (1 + f), sqrt(1/2) <= 1 + f < sqrt 2; with s = f / (2 + f),
 * log(1 + f) = f - (f^2/2 - s (f^2/2 + R(s^2))), R of degree 7 off by 2^-61 of f; what u lost is added to first order.
 */
export function log1ps(x: v128): v128 {
  const one = c(ONE)
  const u = f64x2.add(one, x)
  const d = f64x2.sub(u, one)
  const lost = f64x2.div(f64x2.add(f64x2.sub(one, f64x2.sub(u, d)), f64x2.sub(x, d)), u)
  // The exponent of u / sqrt(1/2), biased by 1023.
  const biased = i64x2.shr_u(i64x2.add(u, i64x2.splat(0x3ff0000000000000 - 0x3fe6a09e667f3bcd)), 52)
  const m = i64x2.sub(u, i64x2.shl(i64x2.sub(biased, i64x2.splat(1023)), 52))
  const k = f64x2.sub(v128.or(biased, c(EXPONENT)), c(EXPONENT + 1))
  const f = f64x2.sub(m, one)
  const s = f64x2.div(f, f64x2.add(c(TWO), f))
  const z = f64x2.mul(s, s)
  const z2 = f64x2.mul(z, z)
  const low = f64x2.add(linear(R, z), f64x2.mul(z2, linear(R + 2, z)))
  const high = f64x2.add(linear(R + 4, z), f64x2.mul(z2, c(R + 6)))
  const S = f64x2.mul(z, f64x2.add(low, f64x2.mul(f64x2.mul(z2, z2), high)))
  const h = f64x2.mul(c(HALF), f64x2.mul(f, f))
  const minor = f64x2.add(f64x2.mul(s, f64x2.add(h, S)), f64x2.add(f64x2.mul(k, c(LN2_LOW)), lost))
  return f64x2.add(f64x2.mul(k, c(LN2_HIGH)), f64x2.sub(f, f64x2.sub(h, minor)))
}

/** 1 / (1 + exp(-x)) by lane; exp of a negative number only, so that small results keep all their digits. */
export function expits(x: v128): v128 {
  const e = exps(f64x2.neg(f64x2.abs(x)))
  const top = v128.bitselect(e, c(ONE), f64x2.lt(x, all(0)))
  return f64x2.div(top, f64x2.add(c(ONE), e))
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
