import { subtractFour } from "../kernels/stripe"
import { forms, formsApart } from "../kernels/tridiagonal-forms"
import { TABLE } from "../kernels/tridiagonal-solve"
import { f64s, mark, release, reserveF64s } from "../memory/arena"
import { F64s, at, from, given } from "../memory/arrays"
import { spend } from "../memory/pause"
import { Spectrum } from "./spectrum"

/** Least eigenvalue over the largest down to which leverages have digits enough. */
const SOUND: f64 = 1e-8

/** Rows at once: a group of the forms' kernel, 64 bytes for each of its k columns. */
const ROWS: i32 = 8
const GROUPS: i32 = 4

/** Elements of A held at once, 128 MiB: more rows come in slabs, each for a pass over all columns. */
const SLAB: i32 = 16777216

/**
 * What each row's own prediction misses it by when the model is fitted without it, for m alphas: out[a n + i] =
 * y_i - o_i - x_i w - b of the fit without row i (Allen 1974): r_i / (1 - h_i), with r the residual of all rows and h
 * their leverages at alpha (S - s_i) / S, since the loss is a mean, of S - s_i without row i. With z_i = Q'a_i
 * (a_i = x~_i / sqrt(v)) and T: h_i = s_i / S ([intercept] + z_i'(T + alpha)^-1 z_i). In the dual z_i is a row of Q and
 * r_i / (1 - h_i) = sqrt(S / s_i) z_i'(T + alpha)^-1 g / (z_i'(T + alpha)^-1 z_i - [intercept] s_i / S / (mu + alpha)).
 * A row of weight 0 gets its residual. False where this does not apply; may pause.
 */
export function leaveOneOut(spectrum: Spectrum, alphas: F64s, m: i32, out: F64s): bool {
  const problem = spectrum.problem
  const n = problem.n
  const k = spectrum.k
  const ld = spectrum.ld
  const intercept: f64 = problem.intercept ? 1 : 0
  let most: f64 = 0
  let least: f64 = Infinity
  for (let i = 0; i < n; i++) {
    most = Math.max(most, spectrum.share(i))
    least = Math.min(least, spectrum.share(i))
  }
  // Without a row the others' standard deviations change, and so does the penalty.
  if (problem.standardize || most >= 1 || (spectrum.dual && least == 0)) return false
  for (let a = 0; a < m; a++) {
    if (!spectrum.sound((alphas[a] / spectrum.unit) * (1 - most), SOUND)) return false
  }

  const room = mark()
  const step = ROWS * GROUPS
  const slab = min(n + step, SLAB / ld) / step * step
  const A = f64s(spectrum.dual ? 0 : <f64>slab * <f64>ld)
  const alike = most == least
  const table = k * TABLE
  const tables = reserveF64s(alike ? <f64>m * <f64>table : 0)
  for (let a = 0; alike && a < m; a++) {
    spectrum.factor((alphas[a] / spectrum.unit) * (1 - most), spectrum.g, from(tables, a * table))
  }
  problem.clear()
  problem.predictor()
  problem.duals()
  const Z = f64s(<f64>step * <f64>ld)
  const share = f64s(ROWS)
  const own = f64s(ROWS)
  const hat = f64s(2 * ROWS)
  const fit = from(hat, ROWS)
  for (let i = 0; i < n; i += step) {
    if (spectrum.dual) gather(spectrum, i, min(step, ld - i), Z)
    else {
      if (i % slab == 0) spectrum.transposed(0, k, i, min(slab, n - i), at(A), ld)
      project(spectrum, at(from(A, (i % slab) * ld)), Z)
    }
    for (let first = i; first < min(i + step, n); first += ROWS) {
      const z = at(from(Z, (first - i) * ld))
      const rows = min(ROWS, n - first)
      for (let r = 0; r < rows; r++) share[r] = spectrum.share(first + r)
      for (let a = 0; a < m; a++) {
        for (let r = 0; r < ROWS; r++) own[r] = (alphas[a] / spectrum.unit) * (1 - share[r])
        if (alike) forms(k, at(from(tables, a * table)), z, at(hat))
        else for (let r = 0; r < ROWS; r += 4) {
          const d = at(spectrum.d)
          formsApart(k, d, at(spectrum.e), at(spectrum.g), at(from(own, r)), z + (<usize>r << 3), at(from(hat, r)))
        }
        const into = from(out, a * n + first)
        for (let r = 0; r < rows; r++) {
          const s = share[r]
          const missed = spectrum.dual
            ? fit[r] / (hat[r] - (intercept * s) / (spectrum.mu + own[r])) / Math.sqrt(s)
            : (problem.u[first + r] - spectrum.mean + fit[r]) / (1 - s * (intercept + hat[r]))
          into[r] = missed / problem.unit
        }
      }
    }
    spend(<f64>step * <f64>k * <f64>(spectrum.dual ? 3 * m : k + 3 * m))
  }
  release(room)
  return true
}

/** -Q'a_i of the rows at A, in groups of ROWS: element j of group g at Z + 8 (g ld ROWS + j ROWS). */
function project(spectrum: Spectrum, A: usize, Z: F64s): void {
  const ld = spectrum.ld
  const stride = <usize>ld << 3
  memory.fill(at(Z), 0, <usize>(ROWS * GROUPS) * stride)
  for (let j = 0; j < ld; j += 4) {
    const q = at(from(spectrum.Q, j * ld))
    for (let g = 0; g < GROUPS; g++) {
      const rows = <usize>(g * ROWS) * stride
      subtractFour(ld, ROWS, A + rows, q, stride, at(Z) + rows + <usize>(j * ROWS << 3), ROWS << 3)
    }
  }
}

/** Rows i.. of Q, in such groups. */
function gather(spectrum: Spectrum, i: i32, count: i32, Z: F64s): void {
  const ld = spectrum.ld
  for (let g = 0; g < count; g += ROWS) {
    for (let j = 0; j < spectrum.k; j++) {
      memory.copy(at(from(Z, g * ld + j * ROWS)), at(from(spectrum.Q, j * ld + i + g)), ROWS << 3)
    }
  }
}
