import { asKind } from './column.ts'
import { TableError } from './error.ts'
import { suggest } from './suggest.ts'
import type { Column, Table } from './types.ts'

/** What is to be done with the columns of a table. */
export interface Roles {
  readonly target: string
  /** Default: every column of numbers or categories that has no other role. */
  readonly features?: readonly string[] | undefined
  readonly drop?: readonly string[] | undefined
  readonly weights?: string | undefined
  readonly offset?: string | undefined
  /** Columns whose kind was guessed wrongly. */
  readonly kinds?: Readonly<Record<string, 'number' | 'category'>> | undefined
  /** What a missing value does: an error, the default; its row is left out; the mean stands in, and a feature says so. */
  readonly missing?: Missing | undefined
}

export type Missing = 'refuse' | 'drop' | 'mean'

export interface Chosen {
  readonly target: Column
  readonly features: readonly Column[]
  readonly weights: Column | undefined
  readonly offset: Column | undefined
}

/** The column of this name, as the kind that was asked for. */
export function columnNamed(table: Table, name: string, kinds: Roles['kinds'] = {}): Column {
  const column = table.columns.find((column) => column.name === name)
  if (column !== undefined) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
    return kind === undefined ? column : asKind(column, kind, table.decimal)
  }
  const names = table.columns.map((column) => column.name)
  const near = suggest(name, names)
  throw new TableError(`there is no column '${name}'`, {
    remedy: near === undefined ? `there are ${some(names)}` : `did you mean '${near}'?`,
  })
}

/** The first few of a list. */
export const some = (names: readonly string[]): string =>
  names.length > 8 ? `${names.slice(0, 8).join(', ')}, ...` : names.join(', ')

/** The columns by their roles; what is left out besides goes into the notes. */
export function choose(table: Table, roles: Roles, notes: string[]): Chosen {
  const { kinds } = roles
  for (const name of Object.keys(kinds ?? {})) columnNamed(table, name)
  const one = (name: string | undefined) =>
    name === undefined ? undefined : numeric(columnNamed(table, name, kinds))
  const target = columnNamed(table, roles.target, kinds)
  const [weights, offset] = [one(roles.weights), one(roles.offset)]
  if (target.kind !== 'number' && target.kind !== 'category')
    throw new TableError(`the target cannot be a column of kind '${target.kind}'`, {
      column: target.name,
      remedy: target.kind === 'empty' ? 'it has no values' : 'is it numbers, or a category?',
    })
  const drop = (roles.drop ?? []).map((name) => columnNamed(table, name).name)
  const taken = new Set([roles.target, roles.weights, roles.offset, ...drop])
  const clash = roles.features?.find((name) => taken.has(name))
  if (clash !== undefined)
    throw new TableError('this column cannot be a feature: it has another role', { column: clash })
  const candidates =
    roles.features ?? table.columns.map(({ name }) => name).filter((name) => !taken.has(name))
  const features: Column[] = []
  for (const name of candidates) {
    const column = columnNamed(table, name, kinds)
    if (column.kind === 'number' || column.kind === 'category') features.push(column)
    else if (roles.features !== undefined)
      throw new TableError(`a column of kind '${column.kind}' cannot be a feature`, {
        column: name,
        remedy: 'is it numbers, or a category?',
      })
    else notes.push(`'${name}' is left out: ${WHY[column.kind]}`)
  }
  if (features.length === 0) throw new TableError('there is no column left to be a feature')
  return { target, features, weights, offset }
}

const WHY = {
  date: 'dates',
  id: 'names rows',
  text: 'free text',
  empty: 'no values',
  number: '',
  category: '',
}

function numeric(column: Column): Column {
  if (column.kind === 'number') return column
  throw new TableError(`numbers are wanted here, but this is a column of kind '${column.kind}'`, {
    column: column.name,
  })
}
