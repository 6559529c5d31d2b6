import { columnsOf } from '../matrix/columns.ts'
import type { Resident } from '../matrix/resident.ts'

/** z = X w + b + o at these rows; what it returns is overwritten by the next call. */
export function predictor(X: Resident, rows: Int32Array, offset: Float64Array | undefined) {
  const z = new Float64Array(rows.length)
  const place = new Int32Array(X.n).fill(-1)
  rows.forEach((i, t) => {
    place[i] = t
  })
  return (coef: Float64Array, intercept: number): Float64Array => {
    if (offset) for (let t = 0; t < z.length; t++) z[t] = intercept + offset[t]!
    else z.fill(intercept)
    const column = columnsOf(X)
    for (let j = 0; j < coef.length; j++) {
      const w = coef[j]!
      if (w === 0) continue
      const { values, rows: stored } = column(j)
      if (!stored) for (let t = 0; t < rows.length; t++) z[t]! += w * values[rows[t]!]!
      else
        for (let e = 0; e < values.length; e++) {
          const t = place[stored[e]!]!
          if (t >= 0) z[t]! += w * values[e]!
        }
    }
    return z
  }
}
