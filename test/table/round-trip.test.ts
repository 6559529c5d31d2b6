import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTable } from '../../src/table/index.ts'

/** A way of writing tables. */
interface Dialect {
  readonly delimiter: string
  readonly decimal: '.' | ','
  readonly newline: string
  readonly quotes: 'always' | 'needed'
  readonly mark: boolean
  readonly last: boolean
}

const dialects: fc.Arbitrary<Dialect> = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    decimal: fc.constantFrom('.' as const, ',' as const),
    newline: fc.constantFrom('\n', '\r\n', '\r'),
    quotes: fc.constantFrom('always' as const, 'needed' as const),
    mark: fc.boolean(),
    last: fc.boolean(),
  })
  .filter(({ delimiter, decimal, quotes }) => delimiter !== decimal || quotes === 'always')

// Not one digit before three, which could be a group of thousands in the other dialect.
const numbers = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
const texts = fc
  .string({
    unit: fc.constantFrom('a', 'ß', '€', '"', "'", ',', ';', '|', ' ', '\n', 'Z', '日'),
    minLength: 1,
    maxLength: 8,
  })
  .map((text) => `k${text.trim()}`)

function write(names: readonly string[], rows: readonly (number | string)[][], dialect: Dialect): Uint8Array {
  const { delimiter, decimal, newline, quotes, mark, last } = dialect
  const cell = (value: number | string) => {
    const text = typeof value === 'number' ? String(value).replace('.', decimal) : value
    if (quotes === 'needed' && !/["\r\n]/.test(text) && !text.includes(delimiter)) return text
    return `"${text.replaceAll('"', '""')}"`
  }
  const lines = [names, ...rows].map((row) => row.map(cell).join(delimiter)).join(newline)
  return new TextEncoder().encode(`${mark ? '\ufeff' : ''}${lines}${last ? newline : ''}`)
}

test('what is written in any dialect is read back, when its decimal sign and delimiter are said', () => {
  const tables = fc.tuple(
    dialects,
    fc.array(fc.tuple(numbers, texts, numbers), { minLength: 1, maxLength: 12 }),
  )
  fc.assert(
    fc.property(tables, ([dialect, rows]) => {
      const { delimiter, decimal } = dialect
      const table = readTable(write(['x', 'some, "text"', 'z'], rows, dialect), { delimiter, decimal })
      expect(table.nRows).toBe(rows.length)
      expect([...table.columns[0]!.text].map((text) => Number(text.replace(',', '.')))).toEqual(
        rows.map(([x]) => x),
      )
      expect(table.columns[1]!.text).toEqual(rows.map(([, text]) => text))
      const [x] = table.columns
      if (x!.kind === 'number') expect([...x!.values!]).toEqual(rows.map(([x]) => x))
    }),
    { numRuns: 500 },
  )
})

test('and without a word where the cells leave no doubt', () => {
  // Two digits after the sign: no group of thousands.
  const plain = fc.integer({ min: -99_999, max: 99_999 }).map((value) => (value * 100 + 25) / 100)
  const tables = fc.tuple(
    dialects,
    fc.array(fc.tuple(plain, fc.constantFrom('red', 'green', 'blue'), plain), {
      minLength: 4,
      maxLength: 30,
    }),
  )
  fc.assert(
    fc.property(tables, ([dialect, rows]) => {
      const table = readTable(write(['x', 'colour', 'z'], rows, dialect))
      expect([table.delimiter, table.decimal]).toEqual([dialect.delimiter, dialect.decimal])
      expect([...table.columns[0]!.values!]).toEqual(rows.map(([x]) => x))
      expect([...table.columns[2]!.values!]).toEqual(rows.map(([, , z]) => z))
      expect(table.columns[1]!.text).toEqual(rows.map(([, colour]) => colour))
    }),
    { numRuns: 500 },
  )
})

test('any bytes at all are a table or an error of tables, never anything else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        readTable(bytes)
      } catch (error) {
        expect((error as Error).name).toBe('TableError')
      }
    }),
    { numRuns: 2000 },
  )
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '1', ',', ';', '"', '\n', '.', ' ', '\t'), maxLength: 60 }),
      (text) => {
        try {
          readTable(new TextEncoder().encode(text))
        } catch (error) {
          expect((error as Error).name).toBe('TableError')
        }
      },
    ),
    { numRuns: 3000 },
  )
})
