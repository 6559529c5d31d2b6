import { readFile } from 'node:fs/promises'
import { type Prepared, type ReadOptions, readTable, type Table, TableError } from '../src/table/index.ts'
import type { Given } from './arguments.ts'
import { DataError, UsageError } from './exit.ts'
import type { Io } from './io.ts'
import { progressOn } from './progress.ts'

/** A table, and what to call where it came from. */
export interface Source {
  readonly file: string
  readonly table: Table
}

const LARGE = 2 ** 22 // bytes from which a reader says how far it is

/** Reads the table of a file, or of standard input for '-'; what is compressed by gzip is unpacked. */
export async function readSource(given: Given, file: string, io: Io): Promise<Source> {
  const name = file === '-' ? 'standard input' : file
  const bytes = await unpacked(file === '-' ? await io.stdin() : await bytesOf(file), name)
  const delimiter = given.text('delimiter')?.replace(/^(\\t|tab)$/, '\t')
  if (delimiter !== undefined && delimiter.length !== 1)
    throw new UsageError('--delimiter wants one character, or tab')
  const header = given.flag('no-header') ? false : given.flag('header') || undefined
  const decimal = given.word('decimal', ['.', ','])
  const options: ReadOptions = { delimiter, decimal, encoding: given.text('encoding'), header }
  const progress = progressOn(bytes.length > LARGE ? io : undefined)
  const table = within(name, () =>
    readTable(bytes, options, (share) => progress.draw(`reading ${name}`, share)),
  )
  progress.clear()
  return { file: name, table }
}

/** The text of a file that is no table. */
export const readText = async (file: string, io: Io): Promise<string> =>
  new TextDecoder().decode(await unpacked(file === '-' ? await io.stdin() : await bytesOf(file), file))

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const says: Record<string, string> = {
      ENOENT: 'there is no such file',
      EISDIR: 'this is a folder',
      EACCES: 'it may not be read',
    }
    throw new DataError(`${file}: ${says[code ?? ''] ?? message}`)
  }
}

async function unpacked(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  const { gunzipSync } = await import('node:zlib')
  try {
    return gunzipSync(bytes)
  } catch (error) {
    throw new DataError(`${name}: this gzip file is damaged (${(error as Error).message})`)
  }
}

/** What is refused gets the name of the file in front, and the option that helps behind. */
export function within<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof TableError) throw new DataError(messageOf(error, file))
    throw error
  }
}

/** The same for what the library says of a row, which it counts among those that it was given. */
export async function placed<T>({ file, table, prepared }: Placed, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const { name, message, code } = error as Error & { code?: string }
    if (name !== 'WassoError') throw error
    const found = / at row (\d+)(?:, column \d+ \([^)]*\))?, counted from 0/.exec(message)
    // An option that cannot be is no fault of the data.
    if (!found) throw code === 'PARAMETER' ? error : new DataError(`${file}: ${message}`)
    const { target, weights, offset } = prepared.encoding
    const column = { sampleWeight: weights, offset }[message.split(/\W/)[0]!] ?? target
    const line = table.lines[prepared.rows[Number(found[1])]!]
    throw new DataError(`${file}:${line} column ${column}: ${message.replace(found[0], '')}`)
  }
}

interface Placed extends Source {
  readonly prepared: Prepared
}

/** data.csv:17 column bmi: '32,1' is not a number; decimal comma? --decimal , */
function messageOf({ row, column, message, remedy, option }: TableError, file: string): string {
  const where = `${file}${row === undefined ? '' : `:${row}`}${column === undefined ? '' : ` column ${column}`}`
  const flag = option?.[1]
    .split('|')
    .map((value) => `--${option[0]} ${quoted(value)}`)
    .join(' or ')
  return [`${where}: ${message}`, [remedy, flag].filter(Boolean).join(' ')].filter(Boolean).join('; ')
}

/** A word as a shell takes it. */
export const quoted = (word: string): string =>
  /^[\w.,:/@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
