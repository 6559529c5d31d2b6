import type { Column, Table } from '../../src/table/index.ts'
import type { Given } from '../arguments.ts'
import { Exit } from '../exit.ts'
import type { Io } from '../io.ts'
import { quoted, readSource, type Source } from '../read.ts'
import { cut, digits, few, styleOf } from '../show/style.ts'
import { tableLine } from '../show/table-line.ts'

/** `wasso data.csv`: what the columns hold. */
export const columns = async (given: Given, io: Io): Promise<Exit> =>
  listColumns(given, await readSource(given, given.files[0]!, io), io)

export function listColumns(given: Given, { file, table }: Source, io: Io): Exit {
  if (given.flag('json')) {
    io.out(`${JSON.stringify({ command: 'columns', file, ...facts(table) }, null, 2)}\n`)
    return Exit.fine
  }
  const style = styleOf(io)
  const widest = Math.min(28, Math.max(6, ...table.columns.map(({ name }) => [...name].length)))
  const lines = [tableLine(file, table), '']
  lines.push(style('bold', `  ${'column'.padEnd(widest)}  kind      missing  what is in it`))
  for (const column of table.columns) {
    const start = `  ${cut(column.name, widest).padEnd(widest)}  ${column.kind.padEnd(8)}${String(column.missing).padStart(9)}  `
    lines.push(start + contents(column, style.width - start.length))
  }
  for (const note of table.notes) lines.push('', note)
  const target = guess(table)
  lines.push(
    '',
    'next: say which column is to be predicted',
    `  wasso fit ${quoted(given.files[0]!)} --target ${quoted(target)}`,
    '',
  )
  io.out(lines.join('\n'))
  return Exit.fine
}

/** A name that says so, or else the last that could be. */
function guess({ columns }: Table): string {
  const possible = columns.filter(({ kind }) => kind === 'number' || kind === 'category')
  const named = possible.find(({ name }) => /^(y|target|class|label|outcome|response)$/i.test(name))
  return (named ?? possible.at(-1) ?? columns.at(-1)!).name
}

function contents(column: Column, width: number): string {
  const { kind, text, values, levels } = column
  if (kind === 'number') {
    const [low, high, mean] = summary(values!)
    const wrong = column.unreadable === undefined ? '' : `; '${text[column.unreadable]}' is none`
    return `${digits(low, 4)} to ${digits(high, 4)}, mean ${digits(mean, 4)}${wrong}`
  }
  if (kind === 'category')
    return `${levels!.length}: ${few(levels!, width - String(levels!.length).length - 2)}`
  if (kind === 'empty') return 'left out'
  return `left out: ${cut(text.find((cell) => cell !== '') ?? '', Math.max(10, width - 10))}`
}

function summary(values: Float64Array): [low: number, high: number, mean: number] {
  let [low, high, sum, count] = [Infinity, -Infinity, 0, 0]
  for (const value of values) {
    if (Number.isNaN(value)) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
    sum += value
    count++
  }
  return [low, high, sum / count]
}

function facts({ nRows, columns, delimiter, decimal, encoding, notes }: Table) {
  return {
    delimiter,
    decimal,
    encoding,
    rows: nRows,
    columns: columns.map(({ name, kind, missing, values, levels }) => {
      const [min, max, mean] = values ? summary(values) : []
      return { name, kind, missing, ...(values && { min, max, mean }), ...(levels && { levels }) }
    }),
    notes,
  }
}
