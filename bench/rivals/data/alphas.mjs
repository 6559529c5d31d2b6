// alpha_max = max_j |x_j'(y - mean y)| / n for both losses: at w = 0 the slopes are y - mean y.

/** `count` alphas from alpha_max to alpha_max * ratio, equally spaced in the logarithm. */
export function descending(largest, ratio, count) {
  return Float64Array.from({ length: count }, (_, k) => largest * ratio ** (k / (count - 1)))
}

export function alphaMax({ X, y }) {
  const n = X.rows
  const mean = y.reduce((sum, value) => sum + value, 0) / n
  const u = y.map((value) => value - mean)
  let largest = 0
  for (let j = 0; j < X.cols; j++) {
    let c = 0
    if (X.format === 'csc')
      for (let k = X.indptr[j]; k < X.indptr[j + 1]; k++) c += X.data[k] * u[X.indices[k]]
    else for (let i = 0; i < n; i++) c += X.data[j * n + i] * u[i]
    largest = Math.max(largest, Math.abs(c) / n)
  }
  return largest
}

/** Five folds: a seeded shuffle dealt out in turn. */
export function folds(n, draw) {
  const order = Int32Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1))
    ;[order[i], order[j]] = [order[j], order[i]]
  }
  const fold = new Int32Array(n)
  order.forEach((row, k) => {
    fold[row] = k % 5
  })
  return fold
}
