/**
 * A = Q T Q': a symmetric matrix to a tridiagonal one, by Householder reflectors from its last row up (Golub and Van
 * Loan, Matrix Computations, 8.3.1; Martin, Reinsch, Wilkinson 1968). Lower triangle of row-major A, k x k.
 */
import { spend } from "../memory/pause"
import { across, madd } from "./lanes"
import { axpyv, dotv, scale } from "./vector"

/**
 * T has the diagonal d and, from index 1, the subdiagonal e; row i of A becomes v_i of H_i = I - tau_i v_i v_i', whose
 * last entry is 1. d, e, tau of length k; work of 3 (k + 1). The rank-two update by the last reflector and the product
 * with the next one are one pass over the rows, whose half of k^3 / 3 elements is read and written once each.
 */
export function tridiagonalise(k: i32, A: usize, ld: i32, d: usize, e: usize, tau: usize, work: usize): void {
  const down = <usize>ld << 3
  const room = <usize>(k + 1) << 3
  let w = work
  let next = work + room
  let v = work + 2 * room
  memory.fill(work, 0, 3 * room)
  for (let i = k - 1; i >= 0; i--) {
    const at = <usize>i << 3
    const row = A + <usize>i * down
    axpyv(i + 1, -load<f64>(v + at), w, row)
    axpyv(i + 1, -load<f64>(w + at), v, row)
    store<f64>(d + at, load<f64>(row + at))
    if (i == 0) break
    const t = reflector(i, row, e + at)
    store<f64>(tau + at, t)
    memory.fill(next, 0, at)
    for (let r = 0; r < i; r++) {
      const to = <usize>r << 3
      const s = sweep(r, A + <usize>r * down, load<f64>(v + to), load<f64>(w + to), v, w, row, next)
      store<f64>(next + to, load<f64>(next + to) + s)
    }
    scale(i, t, next)
    axpyv(i, -0.5 * t * dotv(i, next, row), row, next)
    const last = w
    w = next
    next = last
    v = row
    spend(2 * <f64>i * <f64>i)
  }
  store<f64>(e, 0)
}

/** x of n >= 1 becomes v, its last entry 1, with (I - tau v v') x = (0, ..., 0, beta); returns tau. */
function reflector(n: i32, x: usize, beta: usize): f64 {
  const at = x + (<usize>(n - 1) << 3)
  const alpha = load<f64>(at)
  const rest = dotv(n - 1, x, x)
  store<f64>(at, 1)
  store<f64>(beta, alpha)
  if (rest == 0) return 0
  const length = sqrt(rest + alpha * alpha)
  const b = alpha > 0 ? -length : length
  store<f64>(beta, b)
  scale(n - 1, 1 / (alpha - b), x)
  return (b - alpha) / b
}

/** Row r: row_c -= a w_c + b v_c for c <= r. Returns its product with x; y_c += x_r row_c for c < r. */
function sweep(r: i32, row: usize, a: f64, b: f64, v: usize, w: usize, x: usize, y: usize): f64 {
  const xr = load<f64>(x + (<usize>r << 3))
  const aa = f64x2.splat(a)
  const bb = f64x2.splat(b)
  const xx = f64x2.splat(xr)
  let s = f64x2.splat(0)
  let t = s
  for (let g = r >> 2; g > 0; g--) {
    let z = f64x2.sub(v128.load(row), madd(f64x2.mul(aa, v128.load(w)), bb, v128.load(v)))
    v128.store(row, z)
    v128.store(y, madd(v128.load(y), xx, z))
    s = madd(s, z, v128.load(x))
    z = f64x2.sub(v128.load(row, 16), madd(f64x2.mul(aa, v128.load(w, 16)), bb, v128.load(v, 16)))
    v128.store(row, z, 16)
    v128.store(y, madd(v128.load(y, 16), xx, z), 16)
    t = madd(t, z, v128.load(x, 16))
    row += 32
    v += 32
    w += 32
    x += 32
    y += 32
  }
  let sum = across(f64x2.add(s, t))
  for (let c = r & 3; c >= 0; c--) {
    const z = load<f64>(row) - (a * load<f64>(w) + b * load<f64>(v))
    store<f64>(row, z)
    if (c > 0) store<f64>(y, load<f64>(y) + xr * z)
    sum += z * load<f64>(x)
    row += 8
    v += 8
    w += 8
    x += 8
    y += 8
  }
  return sum
}
