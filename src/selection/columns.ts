import { runSync } from '../core/steps.ts'
import { byColumns } from '../matrix/compress.ts'
import type { Source } from '../matrix/types.ts'
import type { Settings } from '../settings.ts'

/**
 * The columns of X times sqrt(s / S), about their weighted means where there is an intercept: their products
 * (each computed once), and sd_j, 1 unless standardize.
 */
export function centredColumns(X: Source, s: Float64Array, { fitIntercept, standardize }: Settings) {
  const { cols: p } = X
  const S = s.reduce((sum, weight) => sum + weight)
  const columns = read(X)
  const sd = new Float64Array(p).fill(1)
  columns.forEach((x, j) => {
    const mean = x.reduce((sum, v, i) => sum + s[i]! * v, 0) / S
    if (standardize) sd[j] = Math.sqrt(x.reduce((sum, v, i) => sum + s[i]! * (v - mean) ** 2, 0) / S)
    for (let i = 0; i < x.length; i++) x[i] = (x[i]! - (fitIntercept ? mean : 0)) * Math.sqrt(s[i]! / S)
  })
  const known = new Map<number, number>()
  const gram = (j: number, l: number): number => {
    const key = j * p + l
    let product = known.get(key)
    if (product === undefined) {
      product = columns[j]!.reduce((sum, v, i) => sum + v * columns[l]![i]!, 0)
      known.set(key, product)
    }
    return product
  }
  return { gram, sd }
}

function read(X: Source): Float64Array[] {
  const { rows: n, cols: p } = X
  const columns = Array.from({ length: p }, () => new Float64Array(n))
  if (X.kind === 'sparse') {
    const { indptr, indices, values } = runSync(byColumns(X))
    columns.forEach((x, j) => {
      for (let e = indptr[j]!; e < indptr[j + 1]!; e++) x[indices[e]!] = values[e]!
    })
  } else if (X.byColumn) {
    columns.forEach((x, j) => {
      X.read(j, j + 1, 0, n, x)
    })
  } else {
    const row = new Float64Array(p)
    for (let i = 0; i < n; i++) {
      X.read(i, i + 1, 0, p, row)
      for (let j = 0; j < p; j++) columns[j]![i] = row[j]!
    }
  }
  return columns
}
