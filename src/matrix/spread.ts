import { columnsOf } from './columns.ts'
import type { Resident } from './resident.ts'

/** sd_j = sqrt(sum_i s_i (x_ij - m_j)^2 / S), m_j the weighted mean, for every column; s is 1 where absent. */
export function spread(X: Resident, s: Float64Array | undefined): Float64Array {
  const column = columnsOf(X)
  const S = s ? s.reduce((sum, weight) => sum + weight) : X.n
  return Float64Array.from({ length: X.p }, (_, j) => {
    const { values, rows } = column(j)
    const weight = (e: number) => s?.[rows ? rows[e]! : e] ?? 1
    let [sum, stored] = [0, 0]
    for (let e = 0; e < values.length; e++) {
      sum += weight(e) * values[e]!
      stored += weight(e)
    }
    const mean = sum / S
    let squares = (S - stored) * mean * mean
    for (let e = 0; e < values.length; e++) squares += weight(e) * (values[e]! - mean) ** 2
    return Math.sqrt(squares / S)
  })
}
