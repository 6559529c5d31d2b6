import { gaussian, uniform } from './random.mjs'

/** X column-major with correlated neighbours (0.5), ten true coefficients, noise of the size of the signal. */
export function dense(n, p, seed, Floats = Float64Array) {
  const next = gaussian(seed)
  const data = new Floats(n * p)
  const z = new Float64Array(n)
  for (let j = 0; j < p; j++) {
    for (let i = 0; i < n; i++) {
      data[j * n + i] = (j === 0 ? 0 : 0.5 * data[(j - 1) * n + i]) + next()
      if (isTrue(j, p)) z[i] += data[j * n + i]
    }
  }
  const y = z.map((value) => value + 3 * next())
  return { X: { data, rows: n, cols: p, order: 'column' }, y }
}

/** X as CSC with a share of its elements stored. */
export function sparse(n, p, share, seed) {
  const next = gaussian(seed)
  const drop = uniform(seed + 1)
  const data = []
  const indices = []
  const indptr = [0]
  const y = Float64Array.from({ length: n }, () => 0.3 * next())
  for (let j = 0; j < p; j++) {
    for (let i = 0; i < n; i++) {
      if (drop() >= share) continue
      const value = next()
      data.push(value)
      indices.push(i)
      if (isTrue(j, p)) y[i] += value
    }
    indptr.push(data.length)
  }
  const X = { format: 'csc', rows: n, cols: p, data: Float64Array.from(data) }
  return { X: { ...X, indices: Int32Array.from(indices), indptr: Int32Array.from(indptr) }, y }
}

/** The same with the sign of y as the class. */
export const classes = ({ X, y }) => ({ X, y: Array.from(y, (value) => (value > 0 ? 1 : 0)) })

const isTrue = (j, p) => j % Math.max(1, Math.floor(p / 10)) === 0
