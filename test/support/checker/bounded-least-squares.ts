/** min |A x - b| over low <= x <= high, A by columns. */
export interface Bounded {
  readonly columns: readonly (readonly number[])[]
  readonly b: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
}

const DEPENDENT = 1e-12

/**
 * By an active set: the column that promises most is freed, the free ones solve their least squares, and one that would
 * cross its bound is fixed there (Stark and Parker 1995, after Lawson and Hanson).
 */
export function boundedLeastSquares({ columns, b, low, high }: Bounded): number[] {
  const x = columns.map((_, k) => Math.max(low[k], Math.min(high[k], 0)))
  const free = new Set<number>()
  const norms = columns.map((a) => Math.sqrt(dot(a, a)))
  const size = Math.sqrt(dot(b, b)) + columns.reduce((t, _, k) => t + norms[k] * Math.abs(x[k]), 0)
  const refused = new Set<number>()
  for (let round = 0; round < 20 * columns.length + 50; round++) {
    const r = residual(columns, b, x)
    let best = -1
    let promise = 1e-15 * size
    for (const [k, a] of columns.entries()) {
      if (free.has(k) || refused.has(k) || low[k] === high[k] || norms[k] === 0) continue
      const slope = dot(a, r) / norms[k]
      const gain = x[k] === low[k] ? slope : x[k] === high[k] ? -slope : Math.abs(slope)
      if (gain > promise) [best, promise] = [k, gain]
    }
    if (best < 0) return x
    free.add(best)
    const before = x[best]
    settle(columns, b, low, high, x, free)
    // Freed and pushed back at once: its promise was rounding.
    if (!free.has(best) && x[best] === before) refused.add(best)
    else refused.clear()
  }
  return x
}

/** Moves the free ones to their least squares, fixing each that meets its bound on the way. */
function settle(
  columns: Bounded['columns'],
  b: readonly number[],
  low: readonly number[],
  high: readonly number[],
  x: number[],
  free: Set<number>,
): void {
  while (free.size > 0) {
    const order = [...free]
    const step = leastSquares(
      order.map((k) => columns[k]),
      residual(columns, b, x),
    )
    let share = 1
    for (const [at, k] of order.entries()) {
      const room = step[at] > 0 ? high[k] - x[k] : step[at] < 0 ? low[k] - x[k] : Infinity
      if (Math.abs(room) < share * Math.abs(step[at])) share = Math.abs(room / step[at])
    }
    for (const [at, k] of order.entries()) {
      x[k] = Math.min(high[k], Math.max(low[k], x[k] + share * step[at]))
      const blocked =
        share < 1 && Math.abs((step[at] > 0 ? high[k] : low[k]) - x[k]) <= 1e-15 * Math.abs(step[at])
      if (step[at] !== 0 && (blocked || x[k] === (step[at] > 0 ? high[k] : low[k]))) {
        x[k] = step[at] > 0 ? high[k] : low[k]
        free.delete(k)
      }
    }
    if (share === 1) return
  }
}

function residual(columns: Bounded['columns'], b: readonly number[], x: readonly number[]): number[] {
  return b.map((v, i) => columns.reduce((t, a, k) => t - a[i] * x[k], v))
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((t, v, i) => t + v * b[i], 0)
}

/** min |A d - r| by Gram-Schmidt, done twice; columns that depend on those before get 0. */
function leastSquares(columns: readonly (readonly number[])[], r: readonly number[]): number[] {
  const Q: number[][] = []
  const R: number[][] = []
  const kept: number[] = []
  for (const [k, column] of columns.entries()) {
    let q = [...column]
    const norm = Math.sqrt(dot(q, q))
    const row = Q.map(() => 0)
    for (let pass = 0; pass < 2; pass++) {
      for (const [l, other] of Q.entries()) {
        const f = dot(q, other)
        row[l] += f
        q = q.map((v, i) => v - f * other[i])
      }
    }
    const left = Math.sqrt(dot(q, q))
    if (!(left > DEPENDENT * norm)) continue
    Q.push(q.map((v) => v / left))
    R.push([...row, left])
    kept.push(k)
  }
  const d = columns.map(() => 0)
  for (let l = Q.length - 1; l >= 0; l--) {
    let t = dot(Q[l], r)
    for (let m = l + 1; m < Q.length; m++) t -= R[m][l] * d[kept[m]]
    d[kept[l]] = t / R[l][l]
  }
  return d
}
