import { nameOfDelimiter, type Table } from '../../src/table/index.ts'
import { plural } from './style.ts'

/** What was read, in a line. */
export const tableLine = (file: string, { nRows, columns, delimiter, decimal, encoding }: Table): string => {
  const sign = decimal === ',' ? ', decimal comma' : ''
  const read = columns.length > 1 ? `, ${nameOfDelimiter(delimiter)}s between them` : ''
  const text = encoding === 'utf-8' ? '' : `, ${encoding}`
  return `${file}: ${plural(nRows, 'row')}, ${plural(columns.length, 'column')}${read}${sign}${text}`
}
