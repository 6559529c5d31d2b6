/**
 * A = L L', in place: row-major, leading dimension ld (elements), the lower triangle alone is read and written.
 * Panels of NB columns: factor the diagonal block, solve the rows below it, subtract their products from the rest.
 */
import { spend } from "../memory/pause"
import { solveFour, subtractFour } from "./stripe"
import { dotv } from "./vector"

/** Columns per panel, a multiple of 4. The solves grow with it, the passes over the rest shrink: 32 was best of 16 to 64. */
const NB: i32 = 32

/**
 * Factors the k x k matrix A. Returns k, or the first index whose pivot is not above k 2^-52 of its original
 * diagonal (then the rows before it hold their factor, the others no meaning, the upper triangle is as it was).
 */
export function cholesky(k: i32, A: usize, ld: i32): i32 {
  for (let j = 0; j < k; j += NB) {
    const nb = min(NB, k - j)
    const failed = factorBlock(k, j, nb, A, ld)
    if (failed >= 0) return failed
    spend(<f64>nb * <f64>nb * <f64>nb + <f64>nb * <f64>j)
    for (let i = j + nb; i < k; i += 4) {
      reduceRows(i, min(4, k - i), j, nb, A, ld)
      spend(<f64>(4 * nb) * <f64>(i - j))
    }
  }
  return k
}

/** &A[i][j] */
// @ts-ignore: decorator
@inline
function entry(A: usize, ld: i32, i: i32, j: i32): usize {
  return A + ((<usize>i * <usize>ld + <usize>j) << 3)
}

/** Diagonal block of rows j..j+nb-1, by rows. -1, or the index of a pivot that is too small. */
function factorBlock(k: i32, j: i32, nb: i32, A: usize, ld: i32): i32 {
  for (let i = j; i < j + nb; i++) {
    const row = entry(A, ld, i, j)
    const below = <usize>(i - j) << 3
    solveRow(i - j, row, j, A, ld)
    const pivot = load<f64>(row + below) - dotv(i - j, row, row)
    const first = entry(A, ld, i, 0)
    const diagonal = pivot + dotv(i, first, first)
    if (!(pivot > <f64>k * f64.EPSILON * diagonal)) return i
    store<f64>(row + below, sqrt(pivot))
  }
  return -1
}

/** First `count` entries of a row of the panel at column j: l_c = (a_c - sum_t<c l_t L_ct) / L_cc. */
function solveRow(count: i32, row: usize, j: i32, A: usize, ld: i32): void {
  for (let c = 0; c < count; c++) {
    const at = row + (<usize>c << 3)
    const l = entry(A, ld, j + c, j)
    store<f64>(at, (load<f64>(at) - dotv(c, row, l)) / load<f64>(l + (<usize>c << 3)))
  }
}

/** Up to four rows from i: their entries of the panel at column j, and a_ic -= sum_t L_it L_ct right of it. */
function reduceRows(i: i32, rows: i32, j: i32, nb: i32, A: usize, ld: i32): void {
  let from = j + nb
  if (rows == 4) {
    const stripe = entry(A, ld, i, j)
    const stride = <usize>ld << 3
    solveFour(nb, entry(A, ld, j, j), stripe, stride)
    subtractFour(nb, i - from, entry(A, ld, from, j), stripe, stride, entry(A, ld, i, from), stride)
    from = i
  } else {
    for (let r = i; r < i + rows; r++) solveRow(nb, entry(A, ld, r, j), j, A, ld)
  }
  for (let r = i; r < i + rows; r++) {
    for (let c = from; c <= r; c++) {
      const at = entry(A, ld, r, c)
      store<f64>(at, load<f64>(at) - dotv(nb, entry(A, ld, r, j), entry(A, ld, c, j)))
    }
  }
}
