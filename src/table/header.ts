import { TableError } from './error.ts'
import { isMissing } from './missing.ts'
import { numberOf } from './number.ts'
import type { Decimal } from './types.ts'

/** Whether a first row can be names: unless all of it are numbers. */
export const looksLikeNames = (row: readonly string[], decimal: Decimal): boolean =>
  !row.every((cell) => isMissing(cell) || !Number.isNaN(numberOf(cell, decimal)))

/** A header with numbers in it may be a row. */
export const doubtful = (row: readonly string[], decimal: Decimal): string | undefined =>
  row.find((cell) => !isMissing(cell) && !Number.isNaN(numberOf(cell, decimal)))

/** Names without gaps and twins, with a note for each that was made up. */
export function namesOf(row: readonly string[], notes: string[]): string[] {
  const taken = new Set(row)
  const seen = new Set<string>()
  return row.map((given, j) => {
    const name = given || `column ${j + 1}`
    if (given === '') notes.push(`column ${j + 1} has no name and is called '${name}'`)
    if (!seen.has(name)) {
      seen.add(name)
      return name
    }
    let k = 2
    while (seen.has(`${name} (${k})`) || taken.has(`${name} (${k})`)) k++
    const other = `${name} (${k})`
    notes.push(`two columns are called '${name}': column ${j + 1} is '${other}' here`)
    seen.add(other)
    return other
  })
}

/**
 * The rows of data may have one cell more than the header: a last one that is always empty, which goes, or a first one
 * without a name, as R writes the names of rows.
 */
export function fitHeader(header: string[], cells: string[][], notes: string[]): string[] {
  const width = header.length + 1
  if (cells.length === 0 || !cells.every((row) => row.length === width)) return header
  if (cells.every((row) => row[width - 1] === '')) {
    for (const row of cells) row.pop()
    notes.push('every row ends with a delimiter: the empty last cells are left out')
    return header
  }
  notes.push("the rows have one cell more than the header: the first is taken for the rows' names")
  return ['row name', ...header]
}

/** There must be something to name. */
export function needRows(cells: readonly string[][]): void {
  if (cells.length === 0)
    throw new TableError('there is nothing in it', { remedy: 'a header and rows are wanted' })
}
