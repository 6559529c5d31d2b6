import { TableError } from './error.ts'
import { isMissingNumber } from './missing.ts'
import { numberOf } from './number.ts'
import type { Column, Table } from './types.ts'

/** Refuses a column of numbers with a cell that is none, or that no double can hold. */
export function checkNumbers(table: Table, column: Column, rows: Iterable<number>): void {
  const { values, name, text, unreadable } = column
  if (unreadable === undefined && !values!.some(isInfinite)) return
  for (const i of rows) {
    const value = values![i]!
    if (Number.isFinite(value) || (Number.isNaN(value) && isMissingNumber(text[i]!))) continue
    throw notANumber(table, name, text[i]!, i)
  }
}

const isInfinite = (value: number): boolean => Math.abs(value) === Infinity

/** What to say of a cell that is no number, and what may be meant. */
export function notANumber(table: Table, column: string, cell: string, i: number): TableError {
  const row = table.lines[i]!
  const value = numberOf(cell, table.decimal)
  if (isInfinite(value))
    return new TableError(`'${cell}' is too large for a number`, {
      row,
      column,
      remedy: 'the largest is 1.8e308',
    })
  const other = table.decimal === '.' ? ',' : '.'
  const said = `'${cell}' is not a number`
  return Number.isFinite(numberOf(cell, other))
    ? new TableError(said, {
        row,
        column,
        remedy: `decimal ${other === ',' ? 'comma' : 'point'}?`,
        option: ['decimal', other],
      })
    : new TableError(said, { row, column, remedy: 'a category?', option: ['category', column] })
}
