/**
 * T + a = L D L' for a symmetric tridiagonal T with diagonal d and subdiagonal e (from index 1), of order k: l_j below
 * the diagonal of L, 1 / D. A row of a factor is (l_j, 1 / D_j, D_j^-1 (L^-1 g)_j), TABLE doubles.
 */
export const TABLE: i32 = 3

/** Factors; g of length k. Whether T + a is positive definite; if not, the table has no meaning. */
export function factorTridiagonal(k: i32, d: usize, e: usize, a: f64, g: usize, table: usize): bool {
  let inverse: f64 = 0
  let y: f64 = 0
  for (let j = 0; j < k; j++) {
    const l = load<f64>(e) * inverse
    const pivot = load<f64>(d) + a - l * load<f64>(e)
    if (!(pivot > 0)) return false
    inverse = 1 / pivot
    y = load<f64>(g) - l * y
    store<f64>(table, l)
    store<f64>(table, inverse, 8)
    store<f64>(table, y * inverse, 16)
    d += 8
    e += 8
    g += 8
    table += TABLE << 3
  }
  return true
}

/** x = (T + a)^-1 g, from the factor's table. */
export function solveTridiagonal(k: i32, table: usize, x: usize): void {
  table += <usize>(k * TABLE) << 3
  x += <usize>k << 3
  let last: f64 = 0
  let l: f64 = 0
  for (let j = k; j > 0; j--) {
    table -= TABLE << 3
    x -= 8
    last = load<f64>(table, 16) - l * last
    l = load<f64>(table)
    store<f64>(x, last)
  }
}
