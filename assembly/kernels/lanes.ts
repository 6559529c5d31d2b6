/** Columns of X come as f64 or f32 elements (T). These read them as f64: an f32 is widened exactly. */

/** Elements summed before a partial sum is put aside: rounding errors grow with BLOCK / 8 + n / BLOCK, not with n. */
export const BLOCK: i32 = 1024

/** (x_0, x_1) as f64x2, from any address. */
// @ts-ignore: decorator
@inline
export function pair<T>(x: usize): v128 {
  if (sizeof<T>() == 4) return f64x2.promote_low_f32x4(v128.load64_zero(x))
  return v128.load(x)
}

/** x_0 as f64. */
// @ts-ignore: decorator
@inline
export function single<T>(x: usize): f64 {
  if (sizeof<T>() == 4) return <f64>load<f32>(x)
  return load<f64>(x)
}

/** The sum of both lanes. */
// @ts-ignore: decorator
@inline
export function across(s: v128): f64 {
  return f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1)
}

/** All eight lanes of four accumulators, in one fixed order. */
// @ts-ignore: decorator
@inline
export function total(s0: v128, s1: v128, s2: v128, s3: v128): f64 {
  return across(f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3)))
}

/** s + x y by lane, product and sum rounded one after the other (wasm has no portable fused form). */
// @ts-ignore: decorator
@inline
export function madd(s: v128, x: v128, y: v128): v128 {
  return f64x2.add(s, f64x2.mul(x, y))
}

