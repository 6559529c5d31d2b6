import { DENSE32, type Resident, SPARSE } from './resident.ts'

/** A column of a resident X: all of its values, or those at `rows` where the others are 0. */
export interface Column {
  readonly values: Float64Array | Float32Array
  readonly rows: Int32Array | undefined
}

/** Views of X as it stands in the core, by column. They die when the core's memory grows. */
export function columnsOf({ core, kind, n, p, regions }: Resident): (j: number) => Column {
  const { buffer } = core.memory
  const [values, indices, indptr] = regions.map(({ pointer }) => pointer)
  if (kind !== SPARSE) {
    const all = new (kind === DENSE32 ? Float32Array : Float64Array)(buffer, values!, n * p)
    return (j) => ({ values: all.subarray(j * n, j * n + n), rows: undefined })
  }
  const starts = new Int32Array(buffer, indptr!, p + 1)
  const all = new Float64Array(buffer, values!, starts[p]!)
  const rows = new Int32Array(buffer, indices!, starts[p]!)
  return (j) => {
    const [from, to] = [starts[j]!, starts[j + 1]!]
    return { values: all.subarray(from, to), rows: rows.subarray(from, to) }
  }
}
