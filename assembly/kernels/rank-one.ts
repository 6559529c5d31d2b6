/**
 * L L' + a x x', row by row (Gill, Golub, Murray, Saunders 1974): L lower triangular, k x k, row-major, leading
 * dimension ld; a may be negative while the sum is positive definite. x has no meaning on return; work of 2 k numbers.
 */
export function rankOne(k: i32, L: usize, ld: i32, x: usize, a: f64, work: usize): void {
  const root = sqrt(abs(a))
  const sign: f64 = a < 0 ? -1 : 1
  for (let i = 0; i < k; i++) {
    let row = L
    let rest = load<f64>(x + (<usize>i << 3)) * root
    let at = work
    for (let j = 0; j < i; j++) {
      const cos = load<f64>(at)
      const sin = load<f64>(at, 8)
      const l = (load<f64>(row) + sign * sin * rest) / cos
      rest = cos * rest - sin * l
      store<f64>(row, l)
      row += 8
      at += 16
    }
    const pivot = load<f64>(row)
    const r = sqrt(max(0, pivot * pivot + sign * rest * rest))
    store<f64>(at, r / pivot)
    store<f64>(at, rest / pivot, 8)
    store<f64>(row, r)
    L += <usize>ld << 3
  }
}
