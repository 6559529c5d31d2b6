// x_j = 0.5 x_(j-1) + sqrt(0.75) e_j, y = X w + noise with var(X w) / var(noise) = 3.
import { gaussian, uniform } from '../../random.mjs'

/** Dense columns in a chain, a share of true features with Gaussian coefficients. */
export function chain(n, p, share, seed) {
  const next = gaussian(seed)
  const chosen = uniform(seed + 1)
  const data = new Float64Array(n * p)
  const z = new Float64Array(n)
  for (let j = 0; j < p; j++) {
    const w = chosen() < share || j === 0 ? next() : 0
    for (let i = 0; i < n; i++) {
      const x = j === 0 ? next() : 0.5 * data[(j - 1) * n + i] + Math.sqrt(0.75) * next()
      data[j * n + i] = x
      z[i] += w * x
    }
  }
  return { X: { data, rows: n, cols: p, order: 'column' }, z, next }
}

export function squared({ X, z, next }) {
  const noise = Math.sqrt(variance(z) / 3)
  return { X, y: z.map((value) => value + noise * next()) }
}

/** Classes drawn with probability 1 / (1 + exp(-z)), z scaled to standard deviation 2 about 0. */
export function logistic({ X, z }, seed) {
  const draw = uniform(seed)
  const mean = z.reduce((sum, value) => sum + value, 0) / z.length
  const scale = 2 / Math.sqrt(variance(z))
  return { X, y: z.map((value) => (draw() < 1 / (1 + Math.exp(-scale * (value - mean))) ? 1 : 0)) }
}

export function variance(z) {
  const mean = z.reduce((sum, value) => sum + value, 0) / z.length
  return z.reduce((sum, value) => sum + (value - mean) ** 2, 0) / z.length
}
