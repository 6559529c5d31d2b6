// n > p: G = X~'X~ / n once, then w_j <- soft(c_j + G_jj w_j, alpha) / G_jj with c = (X~'y~ - n G w) / n kept up to date.
import { soft } from './soft.mjs'

/** { intercept, coef } at each alpha, dense X. */
export function byGram({ X, y }, alphas, tol, { means, variances }) {
  const { rows: n, cols: p, data } = X
  const centred = new Float64Array(n * p)
  for (let j = 0; j < p; j++) for (let i = 0; i < n; i++) centred[j * n + i] = data[j * n + i] - means[j]
  const G = gram(centred, n, p)
  const meanY = y.reduce((sum, value) => sum + value, 0) / n
  const r = y.map((value) => value - meanY)
  const c = new Float64Array(p)
  for (let j = 0; j < p; j++) for (let i = 0; i < n; i++) c[j] += (centred[j * n + i] * r[i]) / n
  const limit = (tol * r.reduce((sum, value) => sum + value * value, 0)) / n
  const w = new Float64Array(p)
  return Array.from(alphas, (alpha) => {
    while (sweep(G, c, w, p, alpha, variances) > limit);
    const coef = w.slice()
    return { coef, intercept: coef.reduce((sum, value, j) => sum - value * means[j], meanY) }
  })
}

function sweep(G, c, w, p, alpha, variances) {
  let largest = 0
  for (let j = 0; j < p; j++) {
    const v = variances[j]
    if (v === 0) continue
    const step = soft(c[j] + v * w[j], alpha) / v - w[j]
    if (step === 0) continue
    w[j] += step
    for (let k = 0, at = j * p; k < p; k++) c[k] -= step * G[at + k]
    largest = Math.max(largest, v * step * step)
  }
  return largest
}

/** Two columns by two, so that an element loaded is used twice. */
function gram(X, n, p) {
  const G = new Float64Array(p * p)
  for (let j = 0; j < p; j += 2) {
    for (let k = 0; k <= j; k += 2) {
      const J = Math.min(j + 1, p - 1) * n
      const K = Math.min(k + 1, p - 1) * n
      let a = 0
      let b = 0
      let c = 0
      let d = 0
      for (let i = 0; i < n; i++) {
        const x = X[j * n + i]
        const u = X[J + i]
        const y = X[k * n + i]
        const z = X[K + i]
        a += x * y
        b += x * z
        c += u * y
        d += u * z
      }
      const put = (row, col, value) => {
        G[row * p + col] = G[col * p + row] = value / n
      }
      put(j, k, a)
      put(j, K / n, b)
      put(J / n, k, c)
      put(J / n, K / n, d)
    }
  }
  return G
}
