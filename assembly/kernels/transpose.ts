/**
 * A block of rows into columns: src[r p + j] -> dst[j n + first + r], r < rows, j < p; T = f64 or f32.
 * Strips of rows that fill one cache line of each column, two by two (f64) or four by four (f32) through the lanes.
 */
export function transpose<T>(src: usize, rows: i32, p: i32, dst: usize, n: i32, first: i32): void {
  const size = sizeof<T>()
  const lanes = 16 / <i32>size
  const strip = 64 / <i32>size
  const across = <usize>p * size
  const down = <usize>n * size
  dst += <usize>first * size
  const whole = rows - rows % lanes
  for (let top = 0; top < whole; top += strip) {
    const to = min(top + strip, whole)
    for (let j = 0; j < p; j += lanes) {
      for (let r = top; r < to; r += lanes) {
        const from = src + <usize>r * across + <usize>j * size
        const into = dst + <usize>j * down + <usize>r * size
        if (j + lanes > p) copy<T>(from, lanes, p - j, across, into, down)
        else if (size == 4) four(from, across, into, down)
        else two(from, across, into, down)
      }
    }
  }
  copy<T>(src + <usize>whole * across, rows - whole, p, across, dst + <usize>whole * size, down)
}

/** Element by element: what is left over at the edges. */
function copy<T>(from: usize, rows: i32, columns: i32, across: usize, into: usize, down: usize): void {
  for (let j: usize = 0; j < <usize>columns; j++) {
    for (let r: usize = 0; r < <usize>rows; r++) {
      store<T>(into + j * down + r * sizeof<T>(), load<T>(from + r * across + j * sizeof<T>()))
    }
  }
}

/** 2 x 2 of f64. */
// @ts-ignore: decorator
@inline
function two(from: usize, across: usize, into: usize, down: usize): void {
  const a = v128.load(from)
  const b = v128.load(from + across)
  v128.store(into, v128.shuffle<f64>(a, b, 0, 2))
  v128.store(into + down, v128.shuffle<f64>(a, b, 1, 3))
}

/** 4 x 4 of f32. */
// @ts-ignore: decorator
@inline
function four(from: usize, across: usize, into: usize, down: usize): void {
  const a = v128.load(from)
  const b = v128.load(from + across)
  const c = v128.load(from + 2 * across)
  const d = v128.load(from + 3 * across)
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5)
  const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5)
  const ef = v128.shuffle<f32>(a, b, 2, 6, 3, 7)
  const gh = v128.shuffle<f32>(c, d, 2, 6, 3, 7)
  v128.store(into, v128.shuffle<f64>(ab, cd, 0, 2))
  v128.store(into + down, v128.shuffle<f64>(ab, cd, 1, 3))
  v128.store(into + 2 * down, v128.shuffle<f64>(ef, gh, 0, 2))
  v128.store(into + 3 * down, v128.shuffle<f64>(ef, gh, 1, 3))
}
