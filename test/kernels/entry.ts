// The kernels as exports of their own: T = f64 ("64") and f32 ("32"). For the tests and the benchmark alone.
import * as dense from '../../assembly/kernels/dense'
import * as exact from '../../assembly/kernels/exact'
import * as finite from '../../assembly/kernels/finite'
import * as products from '../../assembly/kernels/gram'
import * as moments from '../../assembly/kernels/moments'
import * as blocks from '../../assembly/kernels/transpose'
import { Logistic } from '../../assembly/losses/logistic'

export { setBudget } from '../../assembly/memory/pause'
export { cholesky } from '../../assembly/kernels/cholesky'
export { exp, expAll, expit, expitAll, log1p, log1pexp } from '../../assembly/kernels/exp'
export { gramWork } from '../../assembly/kernels/gram'
export { applyForward, applyTransposed, householder } from '../../assembly/kernels/householder'
export { exponent, power } from '../../assembly/kernels/scale'
export * from '../../assembly/kernels/sparse'
export { ddAdd, ddDiv, ddMul } from '../../assembly/kernels/doubled'
export { mulExact, sumExact } from '../../assembly/kernels/exact'
export { combine, correlate, totals } from "../../assembly/kernels/planes"
export { solveLower, solveUpper } from '../../assembly/kernels/triangular'
export { tridiagonalise } from '../../assembly/kernels/tridiagonal'
export { accumulate } from '../../assembly/kernels/tridiagonal-basis'
export { rankOne } from '../../assembly/kernels/rank-one'
export { forms, formsApart } from '../../assembly/kernels/tridiagonal-forms'
export { factorTridiagonal, solveTridiagonal } from '../../assembly/kernels/tridiagonal-solve'
export { appendRow, deleteRow } from '../../assembly/kernels/update'
export { widen } from '../../assembly/kernels/widen'
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
  products.gram(8, n, k, columns, x, ldx, shift, scale, w, 0, 0, G, ld, work, 3)
}

export function gram32(n: i32, k: i32, columns: usize, x: usize, ldx: i32, shift: usize, scale: usize, w: usize, G: usize, ld: i32, work: usize): void {
  products.gram(4, n, k, columns, x, ldx, shift, scale, w, 0, 0, G, ld, work, 3)
}

/** 48 x `loops` flops in chains of f64x2 multiplications and additions, enough to hide their latency: the bound. */
export function peak(loops: i32): f64 {
  const x = f64x2.splat(0.999999)
  const y = f64x2.splat(0.000001)
  let s0 = f64x2.splat(1)
  let s1 = f64x2.splat(2)
  let s2 = f64x2.splat(3)
  let s3 = f64x2.splat(4)
  let s4 = f64x2.splat(5)
  let s5 = f64x2.splat(6)
  let s6 = f64x2.splat(7)
  let s7 = f64x2.splat(8)
  let s8 = f64x2.splat(9)
  let s9 = f64x2.splat(10)
  let sa = f64x2.splat(11)
  let sb = f64x2.splat(12)
  for (; loops > 0; loops--) {
    s0 = f64x2.add(f64x2.mul(s0, x), y)
    s1 = f64x2.add(f64x2.mul(s1, x), y)
    s2 = f64x2.add(f64x2.mul(s2, x), y)
    s3 = f64x2.add(f64x2.mul(s3, x), y)
    s4 = f64x2.add(f64x2.mul(s4, x), y)
    s5 = f64x2.add(f64x2.mul(s5, x), y)
    s6 = f64x2.add(f64x2.mul(s6, x), y)
    s7 = f64x2.add(f64x2.mul(s7, x), y)
    s8 = f64x2.add(f64x2.mul(s8, x), y)
    s9 = f64x2.add(f64x2.mul(s9, x), y)
    sa = f64x2.add(f64x2.mul(sa, x), y)
    sb = f64x2.add(f64x2.mul(sb, x), y)
  }
  s0 = f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3))
  s4 = f64x2.add(f64x2.add(s4, s5), f64x2.add(s6, s7))
  s8 = f64x2.add(f64x2.add(s8, s9), f64x2.add(sa, sb))
  s0 = f64x2.add(f64x2.add(s0, s4), s8)
  return f64x2.extract_lane(s0, 0) + f64x2.extract_lane(s0, 1)
}

/** What the logistic loss says of one sample: its value (0), slope (1), curvature (2) or gap (3). */
export function logisticOne(what: i32, y: f64, z: f64, u: f64): f64 {
  const loss = changetype<Logistic>(0)
  return what == 0 ? loss.value(y, z) : what == 1 ? loss.slope(y, z) : what == 2 ? loss.curvature(y, z) : loss.gap(y, z, u)
}

/** The same of two samples at once: y, z, u and out f64[2]. */
export function logisticTwo(what: i32, y: usize, z: usize, u: usize, out: usize): void {
  const loss = changetype<Logistic>(0)
  const yy = v128.load(y)
  const zz = v128.load(z)
  if (what == 0) v128.store(out, loss.values(yy, zz))
  else if (what == 1) v128.store(out, loss.slopes(yy, zz))
  else if (what == 2) v128.store(out, loss.curvatures(yy, zz))
  else v128.store(out, loss.gaps(yy, zz, v128.load(u)))
}
