// Rounds of weights s_i = q_i (1 - q_i) and residuals (y_i - q_i), then descent on the weighted quadratic.
// Friedman, Hastie, Tibshirani 2010, section 3.
import { axpy, dot } from './plain-columns.mjs'
import { soft } from './soft.mjs'

/** { intercept, coef } at each alpha. */
export function descendLogistic({ X, y }, alphas, tol) {
  const { rows: n, cols: p } = X
  const w = new Float64Array(p)
  const z = new Float64Array(n)
  const s = new Float64Array(n)
  const u = new Float64Array(n) // y - q - s (change of z): the quadratic's slopes
  const curvature = new Float64Array(p)
  const active = new Uint8Array(p)
  const mean = y.reduce((sum, value) => sum + value, 0) / n
  let b = Math.log(mean / (1 - mean))
  z.fill(b)
  const limit = tol * mean * (1 - mean)

  const refresh = () => {
    for (let i = 0; i < n; i++) {
      const q = 1 / (1 + Math.exp(-z[i]))
      s[i] = Math.max(q * (1 - q), 1e-9)
      u[i] = y[i] - q
    }
  }
  const sweep = (alpha, onlyActive) => {
    let largest = stepIntercept()
    for (let j = 0; j < p; j++) {
      if (onlyActive && !active[j]) continue
      const c = dot(X, j, u) / n
      if (w[j] === 0 && Math.abs(c) <= alpha) continue
      if (curvature[j] === 0) curvature[j] = weightedSquares(X, j, s) / n
      const next = soft(c + curvature[j] * w[j], alpha) / curvature[j]
      const step = next - w[j]
      if (step === 0) continue
      active[j] = 1
      w[j] = next
      move(X, j, step, s, u, z)
      largest = Math.max(largest, curvature[j] * step * step)
    }
    return largest
  }
  const stepIntercept = () => {
    let [slope, weight] = [0, 0]
    for (let i = 0; i < n; i++) {
      slope += u[i]
      weight += s[i]
    }
    const step = slope / weight
    b += step
    for (let i = 0; i < n; i++) {
      u[i] -= s[i] * step
      z[i] += step
    }
    return (weight / n) * step * step
  }

  return Array.from(alphas, (alpha) => {
    let moved = Number.POSITIVE_INFINITY
    while (moved > limit) {
      refresh()
      curvature.fill(0)
      moved = sweep(alpha, false)
      let inner = moved
      while (inner > limit) {
        while (sweep(alpha, true) > limit);
        inner = sweep(alpha, false)
      }
    }
    return { coef: w.slice(), intercept: b }
  })
}

function weightedSquares({ data, rows, indices, indptr }, j, s) {
  let sum = 0
  if (indptr) for (let k = indptr[j]; k < indptr[j + 1]; k++) sum += s[indices[k]] * data[k] * data[k]
  else for (let i = 0, at = j * rows; i < rows; i++) sum += s[i] * data[at + i] * data[at + i]
  return sum
}

function move(X, j, step, s, u, z) {
  const { data, rows, indices, indptr } = X
  axpy(X, j, step, z)
  if (indptr) for (let k = indptr[j]; k < indptr[j + 1]; k++) u[indices[k]] -= step * s[indices[k]] * data[k]
  else for (let i = 0, at = j * rows; i < rows; i++) u[i] -= step * s[i] * data[at + i]
}
