// The kernels as exports of their own: T = f64 ("64") and f32 ("32"). For the tests and the benchmark alone.
import * as dense from '../../assembly/kernels/dense'
import * as exact from '../../assembly/kernels/exact'
import * as finite from '../../assembly/kernels/finite'
import * as products from '../../assembly/kernels/gram'
import * as moments from '../../assembly/kernels/moments'
import * as blocks from '../../assembly/kernels/transpose'

export { cholesky } from '../../assembly/kernels/cholesky'
export { exp, expAll, expit, expitAll, log1p, log1pexp } from '../../assembly/kernels/exp'
export { gramWork } from '../../assembly/kernels/gram'
export * from '../../assembly/kernels/sparse'
export { ddAdd, ddDiv, ddMul } from '../../assembly/kernels/doubled'
export { mulExact, sumExact } from '../../assembly/kernels/exact'
export { solveLower, solveUpper } from '../../assembly/kernels/triangular'
export { appendRow, deleteRow } from '../../assembly/kernels/update'
export { axpyv, dot3, dotv, fill, scale, sum } from '../../assembly/kernels/vector'


export function dot64(n: i32, x: usize, m: f64, u: usize): f64 {
  return dense.dot<f64>(n, x, m, u)
}

export function dot32(n: i32, x: usize, m: f64, u: usize): f64 {
  return dense.dot<f32>(n, x, m, u)
}

export function dots464(n: i32, x0: usize, x1: usize, x2: usize, x3: usize, m0: f64, m1: f64, m2: f64, m3: f64, u: usize, out: usize): void {
  dense.dots4<f64>(n, x0, x1, x2, x3, m0, m1, m2, m3, u, out)
}

export function dots432(n: i32, x0: usize, x1: usize, x2: usize, x3: usize, m0: f64, m1: f64, m2: f64, m3: f64, u: usize, out: usize): void {
  dense.dots4<f32>(n, x0, x1, x2, x3, m0, m1, m2, m3, u, out)
}

export function axpy64(n: i32, a: f64, x: usize, m: f64, z: usize): void {
  dense.axpy<f64>(n, a, x, m, z)
}

export function axpy32(n: i32, a: f64, x: usize, m: f64, z: usize): void {
  dense.axpy<f32>(n, a, x, m, z)
}

export function axpyWeighted64(n: i32, a: f64, x: usize, m: f64, w: usize, z: usize): void {
  dense.axpyWeighted<f64>(n, a, x, m, w, z)
}

export function axpyWeighted32(n: i32, a: f64, x: usize, m: f64, w: usize, z: usize): void {
  dense.axpyWeighted<f32>(n, a, x, m, w, z)
}

export function maxAbs64(n: i32, x: usize): f64 {
  return dense.maxAbs<f64>(n, x)
}

export function maxAbs32(n: i32, x: usize): f64 {
  return dense.maxAbs<f32>(n, x)
}

export function sumWeighted64(n: i32, x: usize, scale: f64, w: usize): f64 {
  return moments.sumWeighted<f64>(n, x, scale, w)
}

export function sumWeighted32(n: i32, x: usize, scale: f64, w: usize): f64 {
  return moments.sumWeighted<f32>(n, x, scale, w)
}

export function normWeighted64(n: i32, x: usize, m: f64, scale: f64, w: usize): f64 {
  return moments.normWeighted<f64>(n, x, m, scale, w)
}

export function normWeighted32(n: i32, x: usize, m: f64, scale: f64, w: usize): f64 {
  return moments.normWeighted<f32>(n, x, m, scale, w)
}

export function axpyExact64(n: i32, ahi: f64, alo: f64, x: usize, scale: f64, zhi: usize, zlo: usize): void {
  exact.axpyExact<f64>(n, ahi, alo, x, scale, zhi, zlo)
}

export function axpyExact32(n: i32, ahi: f64, alo: f64, x: usize, scale: f64, zhi: usize, zlo: usize): void {
  exact.axpyExact<f32>(n, ahi, alo, x, scale, zhi, zlo)
}

export function dotExact64(n: i32, x: usize, scale: f64, uhi: usize, ulo: usize, out: usize): void {
  exact.dotExact<f64>(n, x, scale, uhi, ulo, out)
}

export function dotExact32(n: i32, x: usize, scale: f64, uhi: usize, ulo: usize, out: usize): void {
  exact.dotExact<f32>(n, x, scale, uhi, ulo, out)
}

export function firstNonFinite64(x: usize, count: f64): f64 {
  return finite.firstNonFinite<f64>(x, count)
}

export function firstNonFinite32(x: usize, count: f64): f64 {
  return finite.firstNonFinite<f32>(x, count)
}

export function transpose64(src: usize, rows: i32, p: i32, dst: usize, n: i32, first: i32): void {
  blocks.transpose<f64>(src, rows, p, dst, n, first)
}

export function transpose32(src: usize, rows: i32, p: i32, dst: usize, n: i32, first: i32): void {
  blocks.transpose<f32>(src, rows, p, dst, n, first)
}

export function gram64(n: i32, k: i32, columns: usize, x: usize, ldx: i32, shift: usize, scale: usize, w: usize, G: usize, ld: i32, work: usize): void {
  products.gram<f64>(n, k, columns, x, ldx, shift, scale, w, G, ld, work)
}

export function gram32(n: i32, k: i32, columns: usize, x: usize, ldx: i32, shift: usize, scale: usize, w: usize, G: usize, ld: i32, work: usize): void {
  products.gram<f32>(n, k, columns, x, ldx, shift, scale, w, G, ld, work)
}
