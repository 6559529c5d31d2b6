// Column of rank r holds a share of rows proportional to 1 / r, at most a half: the columns of a text.
import { gaussian, uniform } from '../../random.mjs'

/** n x p, CSC, `share` of the elements stored; 0.5 % of the columns are true features. */
export function powerLaw(n, p, share, seed) {
  const draw = uniform(seed)
  const next = gaussian(seed + 1)
  const counts = columnCounts(n, p, share)
  const indptr = new Int32Array(p + 1)
  for (let j = 0; j < p; j++) indptr[j + 1] = indptr[j] + counts[j]
  const indices = new Int32Array(indptr[p])
  const data = new Float64Array(indptr[p])
  const z = new Float64Array(n)
  for (let j = 0; j < p; j++) {
    const w = draw() < 0.005 || j < 20 ? next() : 0
    const rows = indices.subarray(indptr[j], indptr[j + 1])
    rows.set(distinct(n, rows.length, draw))
    for (let k = indptr[j]; k < indptr[j + 1]; k++) {
      data[k] = 0.5 + draw()
      z[indices[k]] += w * data[k]
    }
  }
  return { X: { format: 'csc', rows: n, cols: p, data, indices, indptr }, z, next }
}

/** Rows per column: round(c n / (j + 1)) between 2 and n / 2, c such that the whole has the share asked for. */
function columnCounts(n, p, share) {
  const at = (c) => Array.from({ length: p }, (_, j) => clip(Math.round((c * n) / (j + 1)), 2, n / 2))
  const total = (c) => at(c).reduce((sum, count) => sum + count, 0)
  let [low, high] = [0, p]
  for (let k = 0; k < 40; k++) {
    const middle = (low + high) / 2
    if (total(middle) < share * n * p) low = middle
    else high = middle
  }
  return at(low)
}

function distinct(n, count, draw) {
  const chosen = new Set()
  while (chosen.size < count) chosen.add(Math.floor(draw() * n))
  return [...chosen].sort((a, b) => a - b)
}

const clip = (value, low, high) => Math.min(high, Math.max(low, value))
