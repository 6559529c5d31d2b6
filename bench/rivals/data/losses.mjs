// Responses for the losses beside least squares, on the columns of dense.mjs, and the slopes at their null models.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { gaussian, uniform } from '../../random.mjs'
import { chain, variance } from './dense.mjs'

/** y = X w + noise of signal to noise 3, of which one in twenty is ten times as large. noise: its deviation. */
export function outliers(n, p, share, seed) {
  const { X, z, next } = chain(n, p, share, seed)
  const draw = uniform(seed + 2)
  const noise = Math.sqrt(variance(z) / 3)
  return { X, noise, y: z.map((value) => value + noise * next() * (draw() < 0.05 ? 10 : 1)) }
}

/** Counts of mean exp(z), z scaled to a standard deviation of 0.7 about 0. */
export function counts(n, p, share, seed) {
  const { X, z } = chain(n, p, share, seed)
  const draw = uniform(seed + 2)
  return { X, y: scaled(z, 0.7).map((value) => poisson(Math.exp(value), draw)) }
}

/** Classes 0 .. K - 1 with probabilities softmax(Z), each z_k with features of its own and a standard deviation of 2. */
export function classes(n, p, share, K, seed) {
  const { X } = chain(n, p, share, seed)
  const Z = Array.from({ length: K }, (_, k) => scaled(predictor(X, share, seed + 10 * (k + 1)), 2))
  const draw = uniform(seed + 2)
  const y = Float64Array.from({ length: n }, (_, i) => {
    const e = Z.map((z) => Math.exp(z[i]))
    let left = draw() * e.reduce((sum, value) => sum + value)
    const k = e.findIndex((value) => (left -= value) < 0)
    return k < 0 ? K - 1 : k
  })
  return { X, y }
}

/** Handwritten digits, 1,797 x 64, as scikit-learn packs them, pixels divided by 16. */
export function digits() {
  const venv = new URL('../.venv/bin/python', import.meta.url).pathname
  const python = process.env.WASSO_RIVALS_PYTHON ?? (existsSync(venv) ? venv : 'python3')
  const where = 'import sklearn.datasets as d; print(d.__path__[0])'
  const folder = execFileSync(python, ['-c', where], { encoding: 'utf8' }).trim()
  const text = gunzipSync(readFileSync(`${folder}/data/digits.csv.gz`)).toString()
  const table = text
    .trim()
    .split('\n')
    .map((row) => row.split(',').map(Number))
  const [n, p] = [table.length, table[0].length - 1]
  const data = Float64Array.from({ length: n * p }, (_, k) => table[k % n][Math.floor(k / n)] / 16)
  return { X: { data, rows: n, cols: p, order: 'column' }, y: Float64Array.from(table, (row) => row[p]) }
}

/** -dloss/dz at w = 0 and the best intercept: n numbers that sum to 0, one array for each output. */
export const nullSlopes = {
  quantile: (y, q) => [pinball(y, q)],
  absolute: (y) => [pinball(y, 0.5).map((u) => 2 * u)],
  huber: (y, delta) => [huber(y, delta)],
  poisson: (y) => [centred(y)],
  softmax: (y) =>
    Array.from({ length: Math.max(...y) + 1 }, (_, k) => centred(y.map((c) => Number(c === k)))),
}

function centred(y) {
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length
  return y.map((value) => value - mean)
}

/** q above the quantile, q - 1 below, and what is left at it. */
function pinball(y, q) {
  const order = Array.from(y.keys()).sort((a, b) => y[a] - y[b])
  const k = Math.ceil(q * y.length) - 1
  const u = new Float64Array(y.length)
  order.forEach((i, rank) => {
    u[i] = rank < k ? q - 1 : q
  })
  u[order[k]] = k * (1 - q) - (y.length - 1 - k) * q
  return u
}

/** clip(y - b, -delta, delta), b by bisection. */
function huber(y, delta) {
  const at = (b) => y.map((value) => Math.max(-delta, Math.min(delta, value - b)))
  let [low, high] = y.reduce(
    ([a, b], value) => [Math.min(a, value), Math.max(b, value)],
    [Infinity, -Infinity],
  )
  for (let k = 0; k < 100; k++) {
    const b = (low + high) / 2
    if (at(b).reduce((sum, value) => sum + value, 0) > 0) low = b
    else high = b
  }
  return at((low + high) / 2)
}

function predictor({ data, rows, cols }, share, seed) {
  const [next, chosen] = [gaussian(seed), uniform(seed + 1)]
  const z = new Float64Array(rows)
  for (let j = 0; j < cols; j++) {
    if (chosen() >= share && j > 0) continue
    const w = next()
    for (let i = 0; i < rows; i++) z[i] += w * data[j * rows + i]
  }
  return z
}

function scaled(z, deviation) {
  const scale = deviation / Math.sqrt(variance(z))
  return centred(z).map((value) => scale * value)
}

/** Uniforms multiplied until they fall below exp(-mean). */
function poisson(mean, draw) {
  let count = 0
  for (let left = draw(); left > Math.exp(-mean); left *= draw()) count++
  return count
}
