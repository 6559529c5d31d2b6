import { writeFileSync } from 'node:fs'
import { DataError } from './exit.ts'

/** Writes a file, or says why it cannot. */
export function writeFile(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new DataError(`${file}: it cannot be written (${(error as Error).message})`)
  }
}
