// The same work in plain JavaScript, as one would write it: over Float64Array, columns one after the other.

export function dot(n, x, m, u) {
  let s = 0
  for (let i = 0; i < n; i++) s += (x[i] - m) * u[i]
  return s
}

export function axpy(n, a, x, m, z) {
  for (let i = 0; i < n; i++) z[i] += a * (x[i] - m)
}

/** out_j = sum_i (x_ij - m_j) u_i */
export function gemv(n, p, X, m, u, out) {
  for (let j = 0; j < p; j++) {
    let s = 0
    for (let i = 0; i < n; i++) s += (X[j * n + i] - m[j]) * u[i]
    out[j] = s
  }
}

export function gram(n, p, X, m, G) {
  for (let a = 0; a < p; a++) {
    for (let b = 0; b <= a; b++) {
      let s = 0
      for (let i = 0; i < n; i++) s += (X[a * n + i] - m[a]) * (X[b * n + i] - m[b])
      G[a * p + b] = s
      G[b * p + a] = s
    }
  }
}

export function cholesky(k, A) {
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      let s = A[i * k + j]
      for (let c = 0; c < j; c++) s -= A[i * k + c] * A[j * k + c]
      A[i * k + j] = i === j ? Math.sqrt(s) : s / A[j * k + j]
    }
  }
}

export function exp(n, z) {
  for (let i = 0; i < n; i++) z[i] = Math.exp(z[i])
}
