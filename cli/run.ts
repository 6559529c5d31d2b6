import { suggest } from '../src/table/index.ts'
import { argumentsOf } from './arguments.ts'
import { columns } from './commands/columns.ts'
import { fit } from './commands/fit.ts'
import { path } from './commands/path.ts'
import { predict } from './commands/predict.ts'
import { report } from './commands/report.ts'
import { show } from './commands/show.ts'
import { DataError, Exit, Interrupted, UsageError } from './exit.ts'
import { help, helpOf } from './help.ts'
import type { Io } from './io.ts'
import { commands } from './table-of-commands.ts'

const run = { fit, path, predict, show, report }

declare const WASSO_VERSION: string | undefined
const VERSION = typeof WASSO_VERSION === 'string' ? WASSO_VERSION : '0'

/** `wasso ARGS`: what is found goes to standard output, what is said about it to standard error. */
export async function wasso(args: readonly string[], io: Io): Promise<Exit> {
  try {
    return await command(args, io)
  } catch (error) {
    const [exit, says] = told(error)
    io.err(`${says}\n`)
    // Who asked for JSON reads standard output.
    if (args.includes('--json')) io.out(`${JSON.stringify({ error: says, exit })}\n`)
    return exit
  }
}

async function command([name = '--help', ...rest]: readonly string[], io: Io): Promise<Exit> {
  if (name === '--help' || name === '-h' || name === 'help') {
    const [of = ''] = rest
    io.out(Object.hasOwn(commands, of) ? helpOf(of, commands[of]!) : help(VERSION))
    return Exit.fine
  }
  if (name === '--version' || name === '-v') {
    io.out(`${VERSION}\n`)
    return Exit.fine
  }
  // A file alone: what is in it?
  if (/\.(csv|tsv|txt|gz)$/i.test(name) || name === '-')
    return columns(argumentsOf('fit', commands.fit!, [name, ...rest]), io)
  if (!Object.hasOwn(commands, name)) {
    const near = suggest(name, Object.keys(commands))
    throw new UsageError(
      `there is no command '${name}'${near ? `: did you mean wasso ${near}?` : '; see wasso --help'}`,
    )
  }
  const given = argumentsOf(name, commands[name]!, rest)
  if (given.flag('help')) {
    io.out(helpOf(name, commands[name]!))
    return Exit.fine
  }
  return run[name as keyof typeof run](given, io)
}

/** The exit code of what was thrown, and what to say. */
function told(error: unknown): [Exit, string] {
  if (error instanceof UsageError) return [Exit.usage, `wasso: ${error.message}`]
  if (error instanceof Interrupted) return [Exit.interrupted, error.message]
  if (error instanceof DataError) return [Exit.data, error.message]
  const { name, code, message } = error as Error & { code?: string }
  if (name === 'WassoError') return [code === 'PARAMETER' ? Exit.usage : Exit.data, `wasso: ${message}`]
  if (code !== undefined && /^E[A-Z]+$/.test(code)) return [Exit.data, `wasso: ${message}`]
  throw error
}
