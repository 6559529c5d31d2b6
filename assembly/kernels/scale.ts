/** Powers of two: scaling by them loses no digit. */

/** The e with 2^(e-1) < |x| <= 2^e or so, exact for powers of two; 0 for 0. */
export function exponent(x: f64): i32 {
  if (x == 0) return 0
  const bits = reinterpret<u64>(x)
  const biased = <i32>((bits >> 52) & 0x7ff)
  return biased > 0 ? biased - 1023 : -1022
}

/** 2^e for -1074 <= e <= 1023. */
export function power(e: i32): f64 {
  return e >= -1022 ? reinterpret<f64>(<u64>(e + 1023) << 52) : reinterpret<f64>(<u64>1 << (e + 1074))
}
