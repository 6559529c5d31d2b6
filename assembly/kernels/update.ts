/** A Cholesky factor L (k x k, row-major, leading dimension ld) follows its matrix as rows come and go. */
import { solveLower } from "./triangular"
import { dotv } from "./vector"

/**
 * Row and column k of the matrix: g (its products with rows 0..k-1) and its diagonal. Writes row k of L and returns
 * the pivot diag - |l|^2; the row's diagonal becomes its root, or 0 when the pivot is not positive.
 */
export function appendRow(k: i32, L: usize, ld: i32, g: usize, diag: f64): f64 {
  const row = L + ((<usize>k * <usize>ld) << 3)
  memory.copy(row, g, <usize>k << 3)
  solveLower(k, L, ld, row)
  const pivot = diag - dotv(k, row, row)
  store<f64>(row + (<usize>k << 3), pivot > 0 ? sqrt(pivot) : 0)
  return pivot
}

/** Takes row and column r out of the matrix: plane rotations of columns c, c+1 close the gap; k-1 rows remain. */
export function deleteRow(k: i32, L: usize, ld: i32, r: i32): void {
  const stride = <usize>ld << 3
  for (let c = r; c < k - 1; c++) {
    const at = L + <usize>(c + 1) * stride + (<usize>c << 3)
    const a = load<f64>(at)
    const b = load<f64>(at, 8)
    const most = max(abs(a), abs(b))
    if (most == 0) continue
    const h = most * sqrt((a / most) * (a / most) + (b / most) * (b / most))
    const cos = a / h
    const sin = b / h
    store<f64>(at, h)
    rotateColumns(k - c - 2, at + stride, stride, cos, sin)
  }
  for (let i = r; i < k - 1; i++) {
    memory.copy(L + <usize>i * stride, L + <usize>(i + 1) * stride, <usize>(i + 1) << 3)
  }
}

/** (a, b) -> (cos a + sin b, cos b - sin a) for the neighbours a, b at `at`, and so on down the rows. */
function rotateColumns(rows: i32, at: usize, stride: usize, cos: f64, sin: f64): void {
  const c = f64x2.splat(cos)
  const s = f64x2.replace_lane(f64x2.splat(sin), 1, -sin)
  for (; rows > 0; rows--) {
    const ab = v128.load(at)
    const ba = v128.shuffle<f64>(ab, ab, 1, 0)
    v128.store(at, f64x2.add(f64x2.mul(c, ab), f64x2.mul(s, ba)))
    at += stride
  }
}
