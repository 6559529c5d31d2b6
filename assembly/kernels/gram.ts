/**
 * G = X' W X over chosen columns of a dense column-major X (T = f64 or f32), centred and scaled on the way:
 * G_ab = sum_i w_i (x_ia - m_a) d_a (x_ib - m_b) d_b. Blocks of ROWS rows: pack, multiply 4 x 4 columns at a time.
 */
import { spend } from "../memory/pause"
import { single } from "./lanes"
import { multiply } from "./multiply"

/** Rows per block: two packed groups of four columns are 16 KiB, half of a small first-level cache. */
const ROWS: i32 = 256

/** Bytes of one group of four packed columns: ROWS rows of four f64. */
const GROUP: usize = <usize>ROWS * 32

/** Bytes of `work` for k columns: the packed columns, weighted and not, and one 4 x 4 tile. */
export function gramWork(k: i32): usize {
  return 2 * (<usize>(k + 3) >> 2) * GROUP + 128
}

/**
 * `columns` i32[k]; x with ldx elements from column to column; shift, scale f64 by column of X; w f64[n], 0 = ones;
 * G row-major with leading dimension ld, both triangles written. The order of summation depends on n alone.
 */
export function gram<T>(
  n: i32, k: i32, columns: usize, x: usize, ldx: i32, shift: usize, scale: usize, w: usize, G: usize, ld: i32,
  work: usize,
): void {
  const groups = (k + 3) >> 2
  const tile = work
  const left = work + 128
  const right = w ? left + <usize>groups * GROUP : left
  for (let a = 0; a < k; a++) memory.fill(G + <usize>a * (<usize>ld << 3), 0, <usize>(a + 1) << 3)
  for (let i = 0; i < n; i += ROWS) {
    const rows = min(ROWS, n - i)
    for (let g = 0; g < groups; g++) {
      const to = <usize>g * GROUP
      pack<T>(i, rows, k, g, columns, x, ldx, shift, scale, left + to)
      if (w) weigh(rows, w + (<usize>i << 3), left + to, right + to)
      spend(<f64>(8 * rows))
    }
    for (let g = 0; g < groups; g++) {
      multiplyGroup(rows, k, g, left, right, G, ld, tile)
      spend(<f64>(16 * rows) * <f64>(g + 1))
    }
  }
  mirror(k, G, ld)
}

/** Rows i.. of group g as rows of four: (x - m) d, zeros beyond column k. */
function pack<T>(
  i: i32, rows: i32, k: i32, g: i32, columns: usize, x: usize, ldx: i32, shift: usize, scale: usize, to: usize,
): void {
  for (let c = 0; c < 4; c++) {
    const a = 4 * g + c
    let at = to + (<usize>c << 3)
    if (a >= k) {
      for (let r = rows; r > 0; r--) {
        store<f64>(at, 0)
        at += 32
      }
      continue
    }
    const j = <usize>load<u32>(columns + (<usize>a << 2))
    let from = x + (j * <usize>ldx + <usize>i) * sizeof<T>()
    const m = load<f64>(shift + (j << 3))
    const d = load<f64>(scale + (j << 3))
    for (let r = rows; r > 0; r--) {
      store<f64>(at, (single<T>(from) - m) * d)
      at += 32
      from += sizeof<T>()
    }
  }
}

/** right_r = w_r left_r, rows of four. */
function weigh(rows: i32, w: usize, left: usize, right: usize): void {
  for (let r = rows; r > 0; r--) {
    const ww = v128.load64_splat(w)
    v128.store(right, f64x2.mul(ww, v128.load(left)))
    v128.store(right, f64x2.mul(ww, v128.load(left, 16)), 16)
    w += 8
    left += 32
    right += 32
  }
}

/** The four rows of G of group g against groups 0..g; the tile on the diagonal and one cut off by k go through `tile`. */
function multiplyGroup(
  rows: i32, k: i32, g: i32, left: usize, right: usize, G: usize, ld: i32, tile: usize,
): void {
  const stride = <usize>ld << 3
  const own = left + <usize>g * GROUP
  const row = G + <usize>(4 * g) * stride
  const whole = 4 * g + 4 <= k ? g : 0
  for (let h = 0; h < whole; h++) multiply(rows, own, right + <usize>h * GROUP, row + (<usize>h << 5), stride)
  for (let h = whole; h <= g; h++) {
    memory.fill(tile, 0, 128)
    multiply(rows, own, right + <usize>h * GROUP, tile, 32)
    for (let a = 4 * g; a < min(4 * g + 4, k); a++) {
      for (let b = 4 * h; b <= min(4 * h + 3, a); b++) {
        const at = G + <usize>a * stride + (<usize>b << 3)
        store<f64>(at, load<f64>(at) + load<f64>(tile + (<usize>(a & 3) << 5) + (<usize>(b & 3) << 3)))
      }
    }
  }
}

/** The upper triangle from the lower. */
function mirror(k: i32, G: usize, ld: i32): void {
  const stride = <usize>ld << 3
  for (let a = 1; a < k; a++) {
    for (let b = 0; b < a; b++) {
      store<f64>(G + <usize>b * stride + (<usize>a << 3), load<f64>(G + <usize>a * stride + (<usize>b << 3)))
    }
  }
}
