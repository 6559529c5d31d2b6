import Papa from 'papaparse'
import { nameOf } from './delimiter.ts'
import { TableError } from './error.ts'

const CHUNK = 2 ** 20 // characters between two words about progress

/** The rows of a text as arrays of cells, without the blank ones, and the line on which each begins. */
export interface Rows {
  readonly cells: string[][]
  readonly lines: number[]
  /** Rows of nothing but delimiters. */
  readonly blank: number
}

/** Reads all rows; `text` has '\n' at the end of its lines, and begins at line `first` of the file. */
export function rowsOf(
  text: string,
  delimiter: string,
  first: number,
  onProgress: (share: number) => void,
): Rows {
  const cells: string[][] = []
  const lines: number[] = []
  let [line, read, blank] = [first, 0, 0]
  const config: Papa.ParseLocalConfig<string[], Papa.LocalFile> = {
    delimiter,
    newline: '\n',
    chunkSize: CHUNK,
    chunk({ data, errors }) {
      const broken = errors.find(({ type }) => type === 'Quotes')
      for (const [k, row] of data.entries()) {
        if (broken?.row === k) throw unclosed(broken.code, line)
        const start = line
        line++
        for (const cell of row) if (cell.includes('\n')) line += cell.split('\n').length - 1
        if (row.every((cell) => cell.trim() === '')) {
          // One empty cell is a blank line, not a row of a table of one column.
          if (row.length > 1) blank++
          continue
        }
        cells.push(row.map((cell) => cell.trim()))
        lines.push(start)
      }
      read += CHUNK
      onProgress(Math.min(1, read / text.length))
    },
    complete() {},
  }
  // Strings come in chunks as files do, which the types do not know.
  Papa.parse(text as unknown as Papa.LocalFile, config)
  return { cells, lines, blank }
}

const unclosed = (code: string, row: number) =>
  code === 'MissingQuotes'
    ? new TableError('a quote is opened here and never closed', {
        row,
        remedy: 'double the quotes inside a cell',
      })
    : new TableError('text follows a closing quote', { row, remedy: 'double the quotes inside a cell' })

/** Refuses rows of another length than the header's. */
export function checkWidths({ cells, lines }: Rows, width: number, delimiter: string): void {
  const k = cells.findIndex((row) => row.length !== width)
  if (k < 0) return
  const is = cells[k]!.length
  throw new TableError(`${is} cell${is === 1 ? '' : 's'}, but the header has ${width}`, {
    row: lines[k]!,
    remedy: `is '${nameOf(delimiter)}' the delimiter? A ${nameOf(delimiter)} inside a cell wants quotes around the cell`,
  })
}
