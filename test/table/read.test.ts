import { expect, test } from 'vitest'
import { type Column, prepare, readTable, type Table, TableError } from '../../src/table/index.ts'
import { type Awkward, awkward } from './awkward.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const named = (table: Table, name: string): Column => table.columns.find((column) => column.name === name)!

/** What the reader and the preparation make of a file: the table, or what was thrown. */
function attempt({ bytes, target }: Awkward): { table?: Table; error?: TableError } {
  let table: Table | undefined
  try {
    table = readTable(bytes())
    prepare(table, { target })
    return { table }
  } catch (error) {
    if (!(error instanceof TableError)) throw error
    return { ...(table && { table }), error }
  }
}

const having = (key: keyof Awkward) => awkward.filter((file) => file[key] !== undefined)

test.each(awkward)('$name: read right, or refused with the place', (file) => {
  const { error } = attempt(file)
  expect(error && { row: error.row, column: error.column }).toEqual(
    file.error && { row: file.error.row, column: file.error.column },
  )
  expect(error?.message ?? '').toContain(file.error?.says ?? '')
})

test.each(having('columns'))('$name: the cells', (file) => {
  const { table } = attempt(file)
  for (const [name, { kind, cells }] of Object.entries(file.columns!)) {
    const column = named(table!, name)
    expect([name, column.kind]).toEqual([name, kind])
    if (kind === 'number') expect([...column.values!]).toEqual(cells.map((cell) => cell ?? Number.NaN))
    else expect(column.text).toEqual(cells.map((cell) => cell ?? ''))
    expect(column.missing).toBe(cells.filter((cell) => cell === null).length)
  }
})

test.each(['delimiter', 'decimal', 'encoding'] as const)('%s: guessed right', (key) => {
  for (const file of having(key))
    expect([file.name, attempt(file).table![key]]).toEqual([file.name, file[key]])
})

test.each(having('notes'))('$name: what was done is said', (file) => {
  for (const note of file.notes!) expect(attempt(file).table!.notes.join('\n')).toContain(note)
})

test('there are 25 awkward files at least', () => expect(awkward.length).toBeGreaterThanOrEqual(25))

test('what is said is not guessed', () => {
  const comma = readTable(bytesOf('a;y\n1.234;1\n2.345;2\n'), { decimal: ',' })
  expect([...named(comma, 'a').values!]).toEqual([1234, 2345])
  const point = readTable(bytesOf('a;y\n1.234;1\n2.345;2\n'))
  expect([...named(point, 'a').values!]).toEqual([1.234, 2.345])
  const bar = readTable(bytesOf('a,b|y\n1|2\n'), { delimiter: '|' })
  expect(bar.columns.map(({ name }) => name)).toEqual(['a,b', 'y'])
  const years = readTable(bytesOf('2019,2020\n1,2\n'), { header: true })
  expect(years.columns.map(({ name }) => name)).toEqual(['2019', '2020'])
  expect(readTable(latin1('ä\n1\n'), { encoding: 'latin1' }).columns[0]!.name).toBe('ä')
  expect(() => readTable(bytesOf('a'), { encoding: 'martian' })).toThrow("no encoding 'martian'")
  expect(() => readTable(bytesOf('a'), { delimiter: '""' })).toThrow('cannot be the delimiter')
})

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

test('numbers as other programs write them', () => {
  const cells = ['1', '-2.5', '+.5', '5.', '1e-3', '\u22124', '1,234.5', '0', '-0', '1E5']
  const table = readTable(bytesOf(`a|y\n${cells.map((cell) => `${cell}|1`).join('\n')}\n`))
  expect([...named(table, 'a').values!]).toEqual([1, -2.5, 0.5, 5, 0.001, -4, 1234.5, 0, -0, 1e5])
})

test('what Number would take for a number is none', () => {
  const cells = ['0x10', '0b1', '1_000', '1 2', '12%', '$5', 'true', '1e', '--1']
  for (const cell of cells) {
    const table = readTable(bytesOf(`a|y\n1|1\n2|2\n3|3\n${cell}|4\n`))
    expect(() => prepare(table, { target: 'y' })).toThrow(`'${cell}' is not a number`)
  }
})

test('a large file is read in chunks, with progress, across a chunk within a quoted cell', () => {
  const rows = Array.from(
    { length: 60_000 },
    (_, i) => `${i / 8},"a, ""${i % 3}""\n${'x'.repeat(30)}",${i % 7}`,
  )
  const bytes = bytesOf(`a,text,y\n${rows.join('\n')}\n`)
  expect(bytes.length).toBeGreaterThan(2 ** 21)
  const shares: number[] = []
  const table = readTable(bytes, {}, (share) => shares.push(share))
  expect(table.nRows).toBe(60_000)
  expect(named(table, 'text').levels).toEqual([0, 1, 2].map((k) => `a, "${k}"\n${'x'.repeat(30)}`))
  expect([...named(table, 'a').values!.subarray(59_990)]).toEqual(
    Array.from({ length: 10 }, (_, k) => (59_990 + k) / 8),
  )
  expect(table.lines[59_999]).toBe(2 + 2 * 59_999)
  expect(shares.length).toBeGreaterThan(4)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
})
