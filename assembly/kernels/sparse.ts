/**
 * A sparse column (nnz values of f64 at rows `indices`, i32, ascending) against dense vectors of f64; each stored value
 * centred by m on the way (the rows in between are the caller's). Two sums in turn: the gathers are what costs.
 */
import { productError, sumError } from "./twosum"

/** &u[indices_k] */
// @ts-ignore: decorator
@inline
function at(u: usize, indices: usize, k: i32): usize {
  return u + (<usize>load<u32>(indices + (<usize>k << 2)) << 3)
}

/** values_k */
// @ts-ignore: decorator
@inline
function value(values: usize, k: i32): f64 {
  return load<f64>(values + (<usize>k << 3))
}

/** sum_k (x_k - m) u_k */
export function dotSparse(nnz: i32, values: usize, indices: usize, m: f64, u: usize): f64 {
  let s: f64 = 0
  let t: f64 = 0
  let k = 0
  for (; k + 1 < nnz; k += 2) {
    s += (value(values, k) - m) * load<f64>(at(u, indices, k))
    t += (value(values, k + 1) - m) * load<f64>(at(u, indices, k + 1))
  }
  if (k < nnz) s += (value(values, k) - m) * load<f64>(at(u, indices, k))
  return s + t
}

/** z_k += a (x_k - m) */
export function axpySparse(nnz: i32, a: f64, values: usize, indices: usize, m: f64, z: usize): void {
  for (let k = 0; k < nnz; k++) {
    const zk = at(z, indices, k)
    store<f64>(zk, load<f64>(zk) + a * (value(values, k) - m))
  }
}

/** z_k += a w_k (x_k - m) */
export function axpyWeightedSparse(
  nnz: i32, a: f64, values: usize, indices: usize, m: f64, w: usize, z: usize,
): void {
  for (let k = 0; k < nnz; k++) {
    const zk = at(z, indices, k)
    store<f64>(zk, load<f64>(zk) + a * load<f64>(at(w, indices, k)) * (value(values, k) - m))
  }
}

/** sum_k w_k (scale x_k), compensated by TwoSum; w = 0 stands for ones, here and below. */
export function sumSparse(nnz: i32, values: usize, indices: usize, scale: f64, w: usize): f64 {
  let s: f64 = 0
  let error: f64 = 0
  for (let k = 0; k < nnz; k++) {
    let a = scale * value(values, k)
    if (w) a *= load<f64>(at(w, indices, k))
    const t = s + a
    error += sumError(s, a, t)
    s = t
  }
  return s + error
}

/** sum_k w_k, compensated: the weight that is stored. */
export function weightSparse(nnz: i32, indices: usize, w: usize): f64 {
  let s: f64 = 0
  let error: f64 = 0
  for (let k = 0; k < nnz; k++) {
    const a = load<f64>(at(w, indices, k))
    const t = s + a
    error += sumError(s, a, t)
    s = t
  }
  return s + error
}

/** z_k = 0 */
export function clearSparse(nnz: i32, indices: usize, z: usize): void {
  for (let k = 0; k < nnz; k++) store<f64>(at(z, indices, k), 0)
}

/** sum_k w_k (scale (x_k - m))^2 */
export function normSparse(nnz: i32, values: usize, indices: usize, m: f64, scale: f64, w: usize): f64 {
  let s: f64 = 0
  let error: f64 = 0
  for (let k = 0; k < nnz; k++) {
    let a = scale * (value(values, k) - m)
    a *= w ? a * load<f64>(at(w, indices, k)) : a
    const t = s + a
    error += sumError(s, a, t)
    s = t
  }
  return s + error
}

/** (zhi, zlo)_k += (ahi, alo) (scale x_k) */
export function axpyExactSparse(
  nnz: i32, ahi: f64, alo: f64, values: usize, indices: usize, scale: f64, zhi: usize, zlo: usize,
): void {
  for (let k = 0; k < nnz; k++) {
    const v = scale * value(values, k)
    const p = ahi * v
    const hi = at(zhi, indices, k)
    const lo = at(zlo, indices, k)
    const z = load<f64>(hi)
    const s = z + p
    const t = sumError(z, p, s) + (productError(ahi, v, p) + alo * v + load<f64>(lo))
    const sum = s + t
    store<f64>(hi, sum)
    store<f64>(lo, s - sum + t)
  }
}

/** out[0..1] = sum_k (scale x_k) (uhi, ulo)_k */
export function dotExactSparse(
  nnz: i32, values: usize, indices: usize, scale: f64, uhi: usize, ulo: usize, out: usize,
): void {
  let hi: f64 = 0
  let lo: f64 = 0
  for (let k = 0; k < nnz; k++) {
    const v = scale * value(values, k)
    const u = load<f64>(at(uhi, indices, k))
    const p = u * v
    const s = hi + p
    const t = sumError(hi, p, s) + (productError(u, v, p) + v * load<f64>(at(ulo, indices, k)) + lo)
    hi = s + t
    lo = s - hi + t
  }
  store<f64>(out, hi)
  store<f64>(out, lo, 8)
}
