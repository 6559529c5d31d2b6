import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wasso } from '../../cli/run.ts'

/** What a command left behind. */
export interface Ran {
  readonly exit: number
  readonly out: string
  readonly err: string
}

export interface Setting {
  /** A person at a terminal of 80 columns. */
  readonly tty?: boolean
  readonly columns?: number
  readonly env?: Record<string, string>
  readonly stdin?: string | Uint8Array
  /** Told whenever the command starts to listen for Ctrl-C. */
  readonly interrupt?: (press: () => void) => void
}

/** Runs a command in this process, as of a terminal or of a pipe. */
export async function run(args: readonly string[], setting: Setting = {}): Promise<Ran> {
  const { tty = false, stdin = '', columns = 80, env = {}, interrupt } = setting
  let [out, err] = ['', '']
  const exit = await wasso(args, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    stdin: async () => (typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
    env,
    outTTY: tty,
    errTTY: tty,
    columns: tty ? columns : undefined,
    onInterrupt(call) {
      interrupt?.(call)
      return () => {}
    },
  })
  return { exit, out, err }
}

/** A folder that is gone when the tests are. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'wasso-cli-'))

  file(name: string, contents?: string | Uint8Array): string {
    const file = join(this.path, name)
    if (contents !== undefined) writeFileSync(file, contents)
    return file
  }

  remove(): void {
    rmSync(this.path, { recursive: true })
  }
}
