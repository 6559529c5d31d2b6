// w_j <- soft(w_j + x~_j'r / (n v_j), alpha / v_j), v_j = |x~_j|^2 / n, x~ centred without being written.
// Friedman, Hastie, Tibshirani 2010: warm starts, cycles over the active columns between full ones.

import { axpy, dot, moments } from './plain-columns.mjs'
import { byGram } from './plain-gram.mjs'
import { descendLogistic } from './plain-logistic.mjs'
import { soft } from './soft.mjs'

/** { intercept, coef } at each alpha. Stops when max v_j step_j^2 <= tol var(y). */
export function plain(task, alphas, tol) {
  if (task.loss === 'logistic') return descendLogistic(task, alphas, tol)
  const { X, y } = task
  const { rows: n, cols: p } = X
  const { means, variances } = moments(X)
  if (n > p && !X.indptr) return byGram(task, alphas, tol, { means, variances })
  const meanY = y.reduce((sum, value) => sum + value, 0) / n
  const r = Float64Array.from(y, (value) => value - meanY)
  const limit = (tol * r.reduce((sum, value) => sum + value * value, 0)) / n
  const w = new Float64Array(p)
  const active = new Uint8Array(p)
  let shift = 0 // the residual is r + shift: columns are centred by it alone

  const sweep = (alpha, onlyActive) => {
    let largest = 0
    for (let j = 0; j < p; j++) {
      if ((onlyActive && !active[j]) || variances[j] === 0) continue
      const c = dot(X, j, r) / n + shift * means[j] + variances[j] * w[j]
      const next = soft(c, alpha) / variances[j]
      const step = next - w[j]
      if (step === 0) continue
      active[j] = 1
      w[j] = next
      axpy(X, j, -step, r)
      shift += step * means[j]
      largest = Math.max(largest, variances[j] * step * step)
    }
    return largest
  }

  return Array.from(alphas, (alpha) => {
    while (sweep(alpha, false) > limit) while (sweep(alpha, true) > limit);
    const coef = w.slice()
    return { coef, intercept: coef.reduce((sum, value, j) => sum - value * means[j], meanY) }
  })
}
