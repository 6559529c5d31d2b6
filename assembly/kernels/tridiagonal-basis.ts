/**
 * Q' = H_1 ... H_(k-1) in place of the reflectors H_i = I - tau_i v_i v_i': row r is e_r H_(r+1) ... H_(k-1), which needs
 * the reflectors below it alone. BLOCK rows meet a reflector while it is in cache; those among their own are set aside.
 */
import { spend } from "../memory/pause"
import { axpyv, dotv } from "./vector"

const BLOCK: i32 = 8

/** Of `tridiagonalise`; `work` has room for BLOCK rows of ld. What stands beside the matrix becomes 0. */
export function accumulate(k: i32, A: usize, ld: i32, tau: usize, work: usize): void {
  const down = <usize>ld << 3
  for (let r = 0; r < k; r += BLOCK) {
    const rows = A + <usize>r * down
    const end = min(r + BLOCK, k)
    const bytes = <usize>(end - r) * down
    memory.copy(work, rows, bytes)
    memory.fill(rows, 0, bytes)
    for (let q = r; q < end; q++) store<f64>(A + <usize>q * (down + 8), 1)
    for (let i = r + 1; i < k; i++) {
      const v = (i < end ? work : rows) + <usize>(i - r) * down
      const t = load<f64>(tau + (<usize>i << 3))
      for (let q = r; q < min(i, end); q++) {
        const row = A + <usize>q * down
        axpyv(i, -t * dotv(i, row, v), v, row)
      }
    }
    spend(<f64>BLOCK * <f64>(k + r) * <f64>(k - r))
  }
}
