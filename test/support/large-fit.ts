import { Lasso, LogisticRegression } from 'wasso'
import { uniform } from './hash'

/** A fit that takes many slices: correlated columns, p > n, little penalty. */
export function largeProblem(
  n = 500,
  p = 900,
): { X: { data: Float64Array; rows: number; cols: number }; y: Float64Array } {
  const data = new Float64Array(n * p)
  for (let i = 0; i < n; i++) {
    const common = uniform(41, i, p) - 0.5
    for (let j = 0; j < p; j++) data[i * p + j] = uniform(41, i, j) - 0.5 + common
  }
  const y = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    y[i] = uniform(42, i)
    for (let j = 0; j < 40; j++) y[i] += (j % 2 ? -1 : 1) * data[i * p + j]
  }
  return { X: { data, rows: n, cols: p }, y }
}

export const largeLasso = new Lasso({ alpha: 1e-3 })

export const largeLogistic = new LogisticRegression({ alpha: 1e-3, l1Ratio: 0.9 })
