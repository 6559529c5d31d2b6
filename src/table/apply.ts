import { checkNumbers } from './cells.ts'
import { columnNamed, type Missing } from './choose.ts'
import { asKind } from './column.ts'
import { isAbsent, valuesOfFeature } from './encode.ts'
import { TableError } from './error.ts'
import { namesOf } from './names.ts'
import type { Column, Encoding, Feature, Prepared, Table } from './types.ts'

/** New rows for a model: what it was fitted with, minus the target, from columns of the same names. */
export type Applied = Pick<Prepared, 'X' | 'offset' | 'rows' | 'notes'>

/**
 * X of new rows. Columns are found by name, in any order; others are of no concern.
 *
 * @param missing - `'drop'` leaves rows without a value out; a feature with a mean has no such rows
 * @throws {@link TableError} for a column that is not there, a category that the fit did not see, a cell that is no
 *   number, and a missing value; with the line and the column
 */
export function applyEncoding(
  encoding: Encoding,
  table: Table,
  missing: Exclude<Missing, 'mean'> = 'refuse',
): Applied {
  const notes: string[] = []
  const columns = encoding.features.map(({ name, kind }) =>
    asKind(columnNamed(table, name), kind, table.decimal),
  )
  const offset = encoding.offset && asKind(columnNamed(table, encoding.offset), 'number', table.decimal)
  const needed = columns.filter((_, j) => !canLack(encoding.features[j]!))
  if (offset) needed.push(offset)
  const all = Int32Array.from({ length: table.nRows }, (_, i) => i)
  for (const column of [...columns, ...(offset ? [offset] : [])])
    if (column.kind === 'number') checkNumbers(table, column, all)
  const rows = all.filter((i) => !needed.some((column) => lacks(table, column, i, missing)))
  if (rows.length < table.nRows)
    notes.push(`${table.nRows - rows.length} of ${table.nRows} rows left out, for lack of a value`)
  encoding.features.forEach((feature, j) => {
    const lacking = canLack(feature) ? columns[j]!.missing : 0
    if (lacking > 0) notes.push(`'${feature.name}': ${lacking} missing, as the model was fitted to take them`)
  })
  return {
    X: {
      columns: encoding.features.flatMap((feature, j) => valuesOfFeature(feature, columns[j]!, table, rows)),
      names: namesOf(encoding),
    },
    ...(offset && { offset: Float64Array.from(rows, (i) => offset.values![i]!) }),
    rows,
    notes,
  }
}

/** Whether a feature knows what a missing value is: a mean, or a level of its own. */
const canLack = (feature: Feature): boolean =>
  feature.kind === 'number' ? feature.mean !== undefined : feature.flagged === true

function lacks(table: Table, column: Column, i: number, missing: Missing): boolean {
  if (column.missing === 0 || !isAbsent(column, i)) return false
  if (missing === 'drop') return true
  throw new TableError('there is no value here', {
    row: table.lines[i]!,
    column: column.name,
    remedy: 'leave such rows out?',
    option: ['missing', 'drop'],
  })
}
