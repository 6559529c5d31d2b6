import { isMissing, isMissingNumber } from './missing.ts'
import { isGrouped, numberOf } from './number.ts'
import type { Column, Decimal, Kind } from './types.ts'

const MAX_LEVELS = 100
const DATE =
  /^(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:[T ]\d.*)?|\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?: \d.*)?|\d{1,2}[- ][A-Za-z]{3,9}[- ,]+\d{2,4}|\d{1,2}:\d{2}(?::\d{2})?)$/
const CODE = /^(?:[-+]?0\d+|[-+]?\d{16,})$/
const WHOLE = /^[-+]?\d+$/
const ID = /(?:^|[\s_.-])(?:id|index|idx|key|nr|no|#|row ?names?|unnamed: 0)$/i

/** What a column holds, by rules of its own: every cell counts, not the first few. */
export function columnOf(name: string, text: readonly string[], decimal: Decimal, notes: string[]): Column {
  const n = text.length
  const values = new Float64Array(n)
  const levels = new Set<string>()
  let [missing, absent, numbers, dates, codes, whole] = [0, 0, 0, 0, 0, 0]
  let [unreadable, grouped] = [-1, '']
  const named = ID.test(name)
  for (let i = 0; i < n; i++) {
    const cell = text[i]!
    const value = isMissingNumber(cell) ? Number.NaN : numberOf(cell, decimal)
    values[i] = value
    if (isMissingNumber(cell)) absent++
    if (isMissing(cell)) {
      missing++
      continue
    }
    if (levels.size <= MAX_LEVELS || (levels.size === i - missing && (named || Number.isNaN(value))))
      levels.add(cell)
    if (!Number.isNaN(value)) {
      numbers++
      if (CODE.test(cell)) codes++
      if (WHOLE.test(cell)) whole++
      if (grouped === '' && isGrouped(cell, decimal)) grouped = cell
    } else if (!isMissingNumber(cell)) {
      if (unreadable < 0) unreadable = i
      if (DATE.test(cell)) dates++
    }
  }
  const m = n - missing
  const distinct = levels.size
  const kind = kindOf()
  if (kind === 'number') {
    if (grouped !== '')
      notes.push(
        `column '${name}': '${grouped}' is read as ${numberOf(grouped, decimal)}, with digits in groups`,
      )
    const column = { name, kind, text, values, missing: absent }
    return unreadable < 0 ? column : { ...column, unreadable }
  }
  if (kind === 'category') return { name, kind, text, levels: [...levels].sort(), missing }
  return { name, kind, text, missing }

  function kindOf(): Kind {
    if (m === 0 || n === absent) return 'empty'
    if (dates * 2 > m) return 'date'
    const few = distinct <= 2 || (distinct < m && distinct <= Math.min(MAX_LEVELS, Math.max(10, m / 2)))
    // Zeros in front and digits beyond 2^53 would be lost in a number.
    if (codes > 0 && numbers === n - absent) return few && distinct <= 20 ? 'category' : 'id'
    if (numbers * 2 > n - absent)
      return distinct === m && whole === m && (named || isCount()) ? 'id' : 'number'
    if (few) return 'category'
    return distinct === m && text.every((cell) => !cell.includes(' ')) ? 'id' : 'text'
  }

  /** The numbers of the rows, in a column that nobody named. */
  function isCount(): boolean {
    return /^column \d+$/.test(name) && values.every((value, i) => i === 0 || value === values[i - 1]! + 1)
  }
}

/** A column read as another kind than it was taken for. */
export function asKind(column: Column, kind: 'number' | 'category', decimal: Decimal): Column {
  const { name, text } = column
  if (column.kind === kind) return column
  if (kind === 'category') {
    const levels = [...new Set(text)].filter((cell) => !isMissing(cell)).sort()
    return { name, kind, text, levels, missing: text.filter(isMissing).length }
  }
  const values = Float64Array.from(text, (cell) =>
    isMissingNumber(cell) ? Number.NaN : numberOf(cell, decimal),
  )
  const unreadable = text.findIndex((cell, i) => Number.isNaN(values[i]) && !isMissingNumber(cell))
  const missing = text.filter(isMissingNumber).length
  return { name, kind, text, values, missing, ...(unreadable >= 0 && { unreadable }) }
}
