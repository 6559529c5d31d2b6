/** Householder QR of A (n x p, column-major), by dot and axpy: reflector k below row k of column k, R above it. */
import { spend } from '../memory/pause'
import { axpyv, dotv } from './vector'

/**
 * A P = Q R in place (Golub and Van Loan, Matrix Computations, 5.4.2), always bringing the longest remaining column
 * forward; `order` (i32[p]) receives P, `tau` (f64[p]) the reflectors' factors, `norms` (f64[p]) is work.
 * Returns the numerical rank: the first k whose longest remaining column is below `tolerance` of the first pivot.
 */
export function householder(n: i32, p: i32, A: usize, order: usize, tau: usize, norms: usize, tolerance: f64): i32 {
  const stride = <usize>n << 3
  const most = min(n, p)
  let first: f64 = 0
  for (let j = 0; j < p; j++) store<i32>(order + (<usize>j << 2), j)
  for (let k = 0; k < most; k++) {
    const left = n - k
    const corner = A + <usize>k * stride + (<usize>k << 3)
    let pivot = k
    let longest: f64 = -1
    for (let j = k; j < p; j++) {
      const x = A + <usize>j * stride + (<usize>k << 3)
      const length = dotv(left, x, x)
      store<f64>(norms + (<usize>j << 3), length)
      if (length > longest) {
        longest = length
        pivot = j
      }
    }
    if (k == 0) first = longest
    if (!(longest > tolerance * tolerance * first)) return k
    if (pivot != k) swap(n, A + <usize>k * stride, A + <usize>pivot * stride, order + (<usize>k << 2), order + (<usize>pivot << 2))
    reflector(left, corner, Math.sqrt(longest), tau + (<usize>k << 3))
    for (let j = k + 1; j < p; j++) {
      reflect(left, corner, load<f64>(tau + (<usize>k << 3)), A + <usize>j * stride + (<usize>k << 3))
    }
    spend(3 * <f64>left * <f64>(p - k))
  }
  return most
}

function swap(n: i32, x: usize, y: usize, ox: usize, oy: usize): void {
  const o = load<i32>(ox)
  store<i32>(ox, load<i32>(oy))
  store<i32>(oy, o)
  for (let i = 0; i < n; i++) {
    const t = load<f64>(x)
    store<f64>(x, load<f64>(y))
    store<f64>(y, t)
    x += 8
    y += 8
  }
}

/** x of length `length` becomes (r, v_1, …) with H = I - tau [1, v][1, v]' and H x = (r, 0, …). */
function reflector(n: i32, x: usize, length: f64, tau: usize): void {
  const alpha = load<f64>(x)
  const r = alpha > 0 ? -length : length
  store<f64>(tau, (r - alpha) / r)
  const factor = 1 / (alpha - r)
  for (let i = 1; i < n; i++) store<f64>(x + (<usize>i << 3), load<f64>(x + (<usize>i << 3)) * factor)
  store<f64>(x, r)
}

/** y <- H y, the reflector stored behind its R entry at x. */
function reflect(n: i32, x: usize, tau: f64, y: usize): void {
  const s = tau * (load<f64>(y) + dotv(n - 1, x + 8, y + 8))
  store<f64>(y, load<f64>(y) - s)
  axpyv(n - 1, -s, x + 8, y + 8)
}

/** v <- Q' v (r reflectors). */
export function applyTransposed(n: i32, r: i32, A: usize, tau: usize, v: usize): void {
  for (let k = 0; k < r; k++) {
    const down = <usize>k << 3
    reflect(n - k, A + <usize>k * (<usize>n << 3) + down, load<f64>(tau + down), v + down)
  }
}

/** v <- Q v (r reflectors). */
export function applyForward(n: i32, r: i32, A: usize, tau: usize, v: usize): void {
  for (let k = r - 1; k >= 0; k--) {
    const down = <usize>k << 3
    reflect(n - k, A + <usize>k * (<usize>n << 3) + down, load<f64>(tau + down), v + down)
  }
}
