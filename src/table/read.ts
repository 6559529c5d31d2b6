import { columnOf } from './column.ts'
import { decode } from './decode.ts'
import { guessDelimiter, nameOf } from './delimiter.ts'
import { TableError } from './error.ts'
import { doubtful, fitHeader, looksLikeNames, namesOf, needRows } from './header.ts'
import { guessDecimal } from './number.ts'
import { checkWidths, rowsOf } from './rows.ts'
import type { ReadOptions, Table } from './types.ts'

const START = 2 ** 16 // characters by which delimiter and decimal sign are guessed
const SAMPLE = 1000 // rows, for the decimal sign

/**
 * Reads a table of delimited text (CSV, TSV, ...). What is not said is guessed, and every guess that could be wrong is
 * among the notes. Blank rows are skipped; a row of another length than the header's is an error with its line.
 *
 * @param bytes - the file
 * @param onProgress - told the share that is done, from 0 to 1
 * @throws {@link TableError} with the line and the column
 */
export function readTable(
  bytes: Uint8Array,
  options: ReadOptions = {},
  onProgress: (share: number) => void = () => {},
): Table {
  const notes: string[] = []
  const { text: raw, encoding } = decode(bytes, options.encoding)
  if (encoding !== 'utf-8' && options.encoding === undefined) notes.push(`the text is read as ${encoding}`)
  const { text, said, first } = plain(raw)
  const delimiter = options.delimiter ?? said ?? guessDelimiter(text.slice(0, START))
  if (delimiter.length !== 1 || /["\r\n]/.test(delimiter))
    throw new TableError(`'${delimiter}' cannot be the delimiter`, { remedy: 'one character is wanted' })
  const rows = rowsOf(text, delimiter, first, (share) => onProgress(0.6 * share))
  const { cells, lines, blank } = rows
  needRows(cells)
  if (blank > 0)
    notes.push(`${blank} row${blank === 1 ? '' : 's'} of nothing but ${nameOf(delimiter)}s left out`)
  const decimal = options.decimal ?? guessDecimal(cells.slice(0, SAMPLE).flat(), delimiter)
  if (decimal === delimiter && delimiter === ',' && options.decimal !== undefined && cells[0]!.length > 1)
    notes.push('the comma separates cells and decimals: numbers with decimals must stand in quotes')
  const named = options.header ?? looksLikeNames(cells[0]!, decimal)
  let header = cells[0]!.map((_, j) => `column ${j + 1}`)
  if (named) {
    const first = cells.shift()!
    lines.shift()
    const number = doubtful(first, decimal)
    if (number !== undefined)
      notes.push(`'${number}' is taken for the name of a column: is the first row a header?`)
    header = namesOf(fitHeader(first, cells, notes), notes)
  } else notes.push("there is no header: the columns are called 'column 1', 'column 2', ...")
  checkWidths(rows, header.length, delimiter)
  if (cells.length === 0) throw new TableError('there is a header, but no row below it')
  const columns = header.map((name, j) => {
    onProgress(0.6 + (0.4 * j) / header.length)
    return columnOf(
      name,
      cells.map((row) => row[j]!),
      decimal,
      notes,
    )
  })
  onProgress(1)
  return {
    delimiter,
    decimal,
    encoding,
    nRows: cells.length,
    columns,
    lines: Int32Array.from(lines),
    notes,
  }
}

/** With '\n' at the end of lines, and without the line by which Excel is told the delimiter. */
function plain(raw: string): { text: string; said: string | undefined; first: number } {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw
  const said = /^"?sep=(.)"?\n/i.exec(text)
  return said
    ? { text: text.slice(said[0].length), said: said[1], first: 2 }
    : { text, said: undefined, first: 1 }
}
