import { columnsOf } from '../matrix/columns.ts'
import type { Resident } from '../matrix/resident.ts'

/** z = X w + b + o at these rows, a plane of them for each output; the next call overwrites what it returns. */
export function predictor(X: Resident, rows: Int32Array, offset: Float64Array | undefined) {
  const m = rows.length
  const place = new Int32Array(X.n).fill(-1)
  rows.forEach((i, t) => {
    place[i] = t
  })
  let z = new Float64Array()
  return (coef: Float64Array, intercepts: Float64Array): Float64Array => {
    const column = columnsOf(X)
    if (z.length === 0) z = new Float64Array(m * intercepts.length)
    intercepts.forEach((b, k) => {
      const plane = z.subarray(k * m, (k + 1) * m)
      if (offset) for (let t = 0; t < m; t++) plane[t] = b + offset[k * m + t]!
      else plane.fill(b)
      for (let j = 0; j < X.p; j++) {
        const w = coef[k * X.p + j]!
        if (w === 0) continue
        const { values, rows: stored } = column(j)
        if (!stored) for (let t = 0; t < m; t++) plane[t]! += w * values[rows[t]!]!
        else
          for (let e = 0; e < values.length; e++) {
            const t = place[stored[e]!]!
            if (t >= 0) plane[t]! += w * values[e]!
          }
      }
    })
    return z
  }
}
