/**
 * G = X' W X over chosen columns of a dense column-major X (f64 or f32 by `bytes`), centred and scaled on the way:
 * G_ab = sum_i w_i (x_ia - m_a) d_a (x_ib - m_b) d_b. Blocks of ROWS rows: pack, then four columns against all before.
 */
import { spend } from "../memory/pause"
import { pair, single } from "./lanes"
import { subtractFour } from "./stripe"

/** Rows per block, even: six packed columns are 12 KiB, and stay in the first-level cache while they are multiplied. */
const ROWS: i32 = 256

/** Bytes of one packed column. */
const STRIDE: usize = <usize>ROWS << 3

/** Bytes of `work` for k columns: the packed columns, without and with weights, and one 4 x 4 tile. */
export function gramWork(k: i32): usize {
  return 2 * <usize>((k + 3) & ~3) * STRIDE + 128
}

/**
 * `columns` i32[k] (0: the first k); x with ldx elements from column to column; shift, scale f64 by column of X; w
 * f64[n], 0 = ones; G row-major with leading dimension ld, both triangles written. Without weights an entry depends on
 * its two columns alone: repeated columns give equal entries. With `order` i32[n], row i is row order_i of x, and w_i
 * is its weight. With y f64[n], two columns more: y and ones.
 */
export function gram(
  bytes: usize, n: i32, columnsOfX: i32, columns: usize, x: usize, ldx: i32, shift: usize, scale: usize, w: usize,
  order: usize, y: usize, G: usize, ld: i32, work: usize,
): void {
  const k = columnsOfX + (y ? 2 : 0)
  const padded = (k + 3) & ~3
  const left = work + 128
  const right = w ? left + <usize>padded * STRIDE : left
  for (let a = 0; a < k; a++) memory.fill(G + <usize>a * (<usize>ld << 3), 0, <usize>(a + 1) << 3)
  memory.fill(left + <usize>k * STRIDE, 0, <usize>(padded - k) * STRIDE)
  memory.fill(right + <usize>k * STRIDE, 0, <usize>(padded - k) * STRIDE)
  for (let i = 0; i < n; i += ROWS) {
    const rows = min(ROWS, n - i)
    for (let a = 0; a < k; a++) {
      const to = <usize>a * STRIDE
      if (a >= columnsOfX) {
        if (a == columnsOfX) pack<f64>(rows, y + (<usize>i << 3), 0, 1, left + to)
        else for (let r = 0; r <= rows; r++) store<f64>(left + to + (<usize>r << 3), r < rows ? 1 : 0)
      } else {
        const j = columns ? <usize>load<u32>(columns + (<usize>a << 2)) : <usize>a
        const from = x + (j * <usize>ldx + (order ? 0 : <usize>i)) * bytes
        const m = load<f64>(shift + (j << 3))
        const d = load<f64>(scale + (j << 3))
        if (order) {
          if (bytes == 4) pick<f32>(rows, order + (<usize>i << 2), from, m, d, left + to)
          else pick<f64>(rows, order + (<usize>i << 2), from, m, d, left + to)
        } else if (bytes == 4) pack<f32>(rows, from, m, d, left + to)
        else pack<f64>(rows, from, m, d, left + to)
      }
      if (w) weigh(rows, w + (<usize>i << 3), left + to, right + to)
      spend(<f64>rows)
    }
    for (let a = 0; a < k; a += 4) {
      multiplyGroup((rows + 1) & ~1, k, a, left, right, G, ld, work)
      spend(<f64>(4 * rows) * <f64>a)
    }
  }
  for (let a = 0; a < k; a += 8) {
    mirror(k, a, G, ld)
    spend(<f64>(8 * (k - a)))
  }
}

/** to_i = (x_i - m) d; one more of 0 behind an odd number of rows. */
function pack<T>(rows: i32, x: usize, m: f64, d: f64, to: usize): void {
  const mm = f64x2.splat(m)
  const dd = f64x2.splat(d)
  for (let g = rows >> 1; g > 0; g--) {
    v128.store(to, f64x2.mul(f64x2.sub(pair<T>(x), mm), dd))
    x += 2 * sizeof<T>()
    to += 16
  }
  if (rows & 1) v128.store(to, f64x2.replace_lane(f64x2.splat(0), 0, (single<T>(x) - m) * d))
}

/** to_i = (x_l - m) d, l = order_i; one more of 0 behind an odd number of rows. */
function pick<T>(rows: i32, order: usize, x: usize, m: f64, d: f64, to: usize): void {
  for (let i = 0; i < rows; i++) {
    store<f64>(to, (single<T>(x + <usize>load<u32>(order) * sizeof<T>()) - m) * d)
    order += 4
    to += 8
  }
  if (rows & 1) store<f64>(to, 0)
}

/** right_i = w_i left_i; one more of 0 behind an odd number of rows. */
function weigh(rows: i32, w: usize, left: usize, right: usize): void {
  for (let g = rows >> 1; g > 0; g--) {
    v128.store(right, f64x2.mul(v128.load(w), v128.load(left)))
    w += 16
    left += 16
    right += 16
  }
  if (rows & 1) v128.store(right, f64x2.replace_lane(f64x2.splat(0), 0, load<f64>(w) * load<f64>(left)))
}

/** Minus the products of columns a..a+3 with columns 0..a+3; tiles on the diagonal or cut off by k go through `tile`. */
function multiplyGroup(rows: i32, k: i32, a: i32, left: usize, right: usize, G: usize, ld: i32, tile: usize): void {
  const down = <usize>ld << 3
  const own = left + <usize>a * STRIDE
  const row = G + <usize>a * down
  const whole = a + 4 <= k ? a : 0
  subtractFour(rows, whole, right, own, STRIDE, row, down)
  for (let b = whole; b <= a; b += 4) {
    memory.fill(tile, 0, 128)
    subtractFour(rows, 4, right + <usize>b * STRIDE, own, STRIDE, tile, 32)
    for (let r = 0; r < min(4, k - a); r++) {
      for (let c = 0; c < min(4, a + r + 1 - b); c++) {
        const at = row + <usize>r * down + (<usize>(b + c) << 3)
        store<f64>(at, load<f64>(at) + load<f64>(tile + (<usize>r << 5) + (<usize>c << 3)))
      }
    }
  }
}

/** Turns the sign of columns a..a+7 of the lower triangle and copies them to rows a..a+7 of the upper one. */
function mirror(k: i32, a: i32, G: usize, ld: i32): void {
  const down = <usize>ld << 3
  for (let r = a; r < k; r++) {
    for (let c = a; c < min(a + 8, r + 1); c++) {
      const at = G + <usize>r * down + (<usize>c << 3)
      const g = 0 - load<f64>(at)
      store<f64>(at, g)
      store<f64>(G + <usize>c * down + (<usize>r << 3), g)
    }
  }
}
