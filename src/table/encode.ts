import { some } from './choose.ts'
import { TableError } from './error.ts'
import { isMissing } from './missing.ts'
import type { Column, Feature, Table } from './types.ts'

/** The features that a column becomes: itself, or one for each level but the first, and a flag for what was missing. */
export function namesOfFeature(feature: Feature): string[] {
  const { name, flagged } = feature
  const names =
    feature.kind === 'number' ? [name] : feature.levels.slice(1).map((level) => `${name}=${level}`)
  return flagged ? [...names, `${name} missing`] : names
}

/** Their values at some rows. Rows without a value have been dealt with, unless the feature says what to do. */
export function valuesOfFeature(
  feature: Feature,
  column: Column,
  table: Table,
  rows: Int32Array,
): Float64Array[] {
  const flag = () => Float64Array.from(rows, (i) => Number(isAbsent(column, i)))
  if (feature.kind === 'number') {
    const { mean = Number.NaN } = feature
    const values = Float64Array.from(rows, (i) => {
      const value = column.values![i]!
      return Number.isNaN(value) ? mean : value
    })
    return feature.flagged ? [values, flag()] : [values]
  }
  const codes = codesOf(feature.levels, column, table, rows)
  const columns = feature.levels
    .slice(1)
    .map((_, k) => Float64Array.from(codes, (code) => Number(code === k + 1)))
  return feature.flagged ? [...columns, flag()] : columns
}

/** No value, in a column of either kind. */
export const isAbsent = ({ kind, values, text }: Column, i: number): boolean =>
  kind === 'number' ? Number.isNaN(values![i]) : isMissing(text[i]!)

/** The place of each cell among the levels, -1 for a missing one. */
function codesOf(levels: readonly string[], column: Column, table: Table, rows: Int32Array): Int32Array {
  const place = new Map(levels.map((level, k) => [level, k]))
  return Int32Array.from(rows, (i) => {
    const cell = column.text[i]!
    if (isMissing(cell)) return -1
    const code = place.get(cell)
    if (code !== undefined) return code
    throw new TableError(`'${cell}' is unknown: the model was fitted with ${some(levels)}`, {
      row: table.lines[i]!,
      column: column.name,
      remedy: 'fit again with rows that have it, or correct the cell',
    })
  })
}
