/** Problem k of many that lie one behind the other, each column-major. */
export function problem({ values, y, rows, cols }, k) {
  const data = values.subarray(k * rows * cols, (k + 1) * rows * cols)
  return { X: { data, rows, cols, order: 'column' }, y: y.subarray(k * rows, (k + 1) * rows) }
}
