import { parseArgs } from 'node:util'
import { suggest } from '../src/table/index.ts'
import { UsageError } from './exit.ts'
import { type Command, optionsOf } from './table-of-commands.ts'

/** What the caller said. */
export interface Given {
  readonly files: readonly string[]
  text(name: string): string | undefined
  flag(name: string): boolean
  /** All values of an option that may be repeated, not yet cut at commas. */
  list(name: string): readonly string[]
  /** A number in a range. */
  number(name: string, low?: number, high?: number): number | undefined
  /** One of a few words. */
  word<W extends string>(name: string, words: readonly W[]): W | undefined
}

/** Reads the arguments of a command; what is unknown or lacks its value is a usage error. */
export function argumentsOf(name: string, command: Command, args: readonly string[]): Given {
  const options = optionsOf(command)
  const { positionals, tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([long, { type, short }]) => [long, { type, ...(short && { short }) }]),
    ),
    strict: false,
    tokens: true,
    allowPositionals: true,
  })
  const values = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const row = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (row === undefined) throw new UsageError(unknown(name, token.rawName, Object.keys(options)))
    if (row.type === 'boolean' && token.value !== undefined)
      throw new UsageError(`--${token.name} takes no value, but got '${token.value}'`)
    const value = token.value ?? ''
    const dashes = !token.inlineValue && /^-./.test(value) && Number.isNaN(Number(value))
    if (row.type === 'string' && (token.value === undefined || dashes))
      throw new UsageError(`--${token.name} wants a value: --${token.name} ${row.value}`)
    const before = values.get(token.name) ?? []
    if (before.length > 0 && !row.multiple) throw new UsageError(`--${token.name} is given twice`)
    values.set(token.name, [...before, value])
  }
  const wanted = command.arguments.split(' ').slice(0, command.takes)
  if (positionals.length > command.takes)
    throw new UsageError(
      `wasso ${name} takes ${wanted.join(' ')}, but there is also '${positionals[command.takes]}'`,
    )
  const text = (option: string) => values.get(option)?.[0]
  if (!values.has('help') && positionals.length < command.takes)
    throw new UsageError(`wasso ${name} wants a file: wasso ${name} ${command.arguments}`)
  return {
    files: positionals,
    text,
    flag: (option) => values.has(option),
    list: (option) => values.get(option) ?? [],
    number(option, low = -Infinity, high = Infinity) {
      const given = text(option)
      if (given === undefined) return undefined
      const value = given.trim() === '' ? Number.NaN : Number(given)
      if (value >= low && value <= high) return value
      const range = low === -Infinity ? '' : high === Infinity ? ` from ${low} up` : ` from ${low} to ${high}`
      throw new UsageError(`--${option} wants a number${range}, but got '${given}'`)
    },
    word(option, words) {
      const given = text(option)
      if (given === undefined) return undefined
      const word = words.find((word) => word === given)
      if (word !== undefined) return word
      const near = suggest(given, words)
      throw new UsageError(
        `there is no --${option} ${given}: ${near ? `did you mean ${near}?` : `it can be ${words.join(', ')}`}`,
      )
    },
  }
}

function unknown(name: string, raw: string, known: readonly string[]): string {
  const near = suggest(raw.replace(/^-+/, ''), known)
  return `wasso ${name} has no option ${raw}${near ? `: did you mean --${near}?` : `; see wasso ${name} --help`}`
}
