import type { Given } from '../arguments.ts'
import { Exit } from '../exit.ts'
import type { Io } from '../io.ts'

export async function report(given: Given, io: Io): Promise<Exit> {
  io.err(given.files.join())
  return Exit.fine
}
