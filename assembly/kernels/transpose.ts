/**
 * A block of rows into columns: src[r p + j] -> dst[j n + first + r], r < rows, j < p; T = f64 or f32.
 * Strips of rows fill one cache line of each column, so every line of either side is touched once.
 */
export function transpose<T>(src: usize, rows: i32, p: i32, dst: usize, n: i32, first: i32): void {
  const strip = 64 / <i32>sizeof<T>()
  const across = <usize>p * sizeof<T>()
  for (let top = 0; top < rows; top += strip) {
    const count = min(strip, rows - top)
    for (let j = 0; j < p; j++) {
      let from = src + <usize>top * across + <usize>j * sizeof<T>()
      let into = dst + (<usize>j * <usize>n + <usize>(first + top)) * sizeof<T>()
      for (let r = 0; r < count; r++) {
        store<T>(into, load<T>(from))
        from += across
        into += sizeof<T>()
      }
    }
  }
}
