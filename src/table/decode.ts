import { TableError } from './error.ts'

// What other programs call by the same extension, by its first bytes.
const BINARY: [bytes: number[], is: string, remedy: string][] = [
  [[0x50, 0x4b, 3, 4], 'a workbook or a zip archive', 'save the sheet as CSV'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook', 'save the sheet as CSV'],
  [[0x1f, 0x8b], 'compressed by gzip', 'unpack it first'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF', 'a table is wanted'],
  [[0x50, 0x41, 0x52, 0x31], 'a Parquet file', 'write it as CSV'],
]

/** The text of a file: by its byte-order mark, else UTF-8 where it is that, else Windows-1252. */
export function decode(bytes: Uint8Array, asked: string | undefined): { text: string; encoding: string } {
  for (const [start, is, remedy] of BINARY)
    if (start.every((byte, i) => bytes[i] === byte)) throw new TableError(`this is ${is}`, { remedy })
  if (asked !== undefined) return { text: decoder(asked).decode(bytes), encoding: asked.toLowerCase() }
  const marked = byMark(bytes)
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked }
  if (bytes.subarray(0, 1000).includes(0))
    throw new TableError('this is no text: there are zero bytes in it', { remedy: 'save the table as CSV' })
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
  }
}

function byMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : undefined
}

function decoder(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding)
  } catch {
    throw new TableError(`there is no encoding '${encoding}'`, { remedy: 'utf-8, windows-1252 or utf-16le?' })
  }
}
