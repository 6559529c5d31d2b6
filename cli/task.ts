import type { Columns, CrossValidation, Model, Path } from 'wasso'
import { type Prepared, prepare, type Roles, type Table } from '../src/table/index.ts'
import type { Given } from './arguments.ts'
import { DataError, UsageError } from './exit.ts'
import { modelOf, optionsOf } from './model-options.ts'
import type { Kind } from './models.ts'
import { type Source, within } from './read.ts'

/** What the verbs of every estimator take and give, as far as the terminal is concerned. */
export interface Estimator {
  readonly options: object
  fit(X: Columns, y: unknown, data: object): Model
  fitAsync(X: Columns, y: unknown, data: object): Promise<Model>
  path(X: Columns, y: unknown, data: object): Path
  pathAsync(X: Columns, y: unknown, data: object): Promise<Path>
  crossValidate(X: Columns, y: unknown, data: object): CrossValidation
  crossValidateAsync(X: Columns, y: unknown, data: object): Promise<CrossValidation>
}

/** What is to be fitted. */
export interface Task extends Source {
  readonly prepared: Prepared
  readonly kind: Kind
  readonly model: string
  readonly options: Readonly<Record<string, unknown>>
  readonly estimator: Estimator
  /** The same with other options. */
  readonly make: (options: object) => Estimator
  /** What belongs to the rows. */
  readonly data: {
    readonly sampleWeight: Float64Array | undefined
    readonly offset: Float64Array | undefined
  }
  readonly alpha: number | undefined
  readonly l1Ratios: readonly number[]
  readonly seed: number
  readonly notes: readonly string[]
}

const FEW = 6 // values of a target that may be names of classes

/** Reads the data of a command and what is to be done with it. */
export async function taskOf(given: Given, source: Source, target: string): Promise<Task> {
  const { file, table } = source
  const missing = given.word('missing', ['drop', 'mean'])
  const list = (name: string) => columnsOf(given.list(name), table)
  const kinds = Object.fromEntries([
    ...list('category').map((name) => [name, 'category'] as const),
    ...list('number').map((name) => [name, 'number'] as const),
  ])
  const features = given.list('features').length > 0 ? list('features') : undefined
  const [weights, offset] = [given.text('weights'), given.text('offset')]
  const roles: Roles = { target, features, drop: list('drop'), weights, offset, kinds, missing }
  const prepared = within(file, () => prepare(table, roles))
  const { model, kind } = modelOf(given, prepared.y)
  if (Array.isArray(prepared.y) && !kind.classifier)
    throw new DataError(
      `${file} column ${target}: ${model} wants numbers, and these are categories; --model logistic`,
    )
  const l1Ratios = ratios(given.text('l1-ratio'))
  const seed = seedOf(given)
  const options = { ...optionsOf(given, kind), ...(kind.network && { seed }) }
  const classes = await (kind.network ? import('wasso/networks') : import('wasso'))
  const Class = classes[kind.estimator as keyof typeof classes] as new (options: object) => unknown
  const make = (more: object) => new Class({ ...options, ...more }) as Estimator
  const alpha = given.number('alpha', 0)
  const notes = [...table.notes, ...prepared.notes]
  if (given.text('model') === undefined) {
    const values = new Set<unknown>(prepared.y).size
    const few = !kind.classifier && values <= FEW && prepared.y.length >= 10 * values
    notes.push(`the model is ${model}: the target has ${kind.classifier ? `${values} classes` : 'numbers'}`)
    if (few) notes.push(`the target has no more than ${values} values: --model logistic, if they are classes`)
  }
  const own = {
    ...(alpha !== undefined && { alpha }),
    ...(l1Ratios.length === 1 && { l1Ratio: l1Ratios[0] }),
  }
  return {
    file,
    table,
    prepared,
    kind,
    model,
    options: { ...options, ...own },
    estimator: make(own),
    make,
    data: { sampleWeight: prepared.sampleWeight, offset: prepared.offset },
    alpha,
    l1Ratios,
    seed,
    notes,
  }
}

function seedOf(given: Given): number {
  const seed = given.number('seed', 0, 2 ** 32 - 1) ?? 0
  if (!Number.isInteger(seed))
    throw new UsageError(`--seed wants a whole number, but got '${given.text('seed')}'`)
  return seed
}

/** Names cut at commas, unless a column is called so. */
function columnsOf(list: readonly string[], { columns }: Table): string[] {
  const known = new Set(columns.map(({ name }) => name))
  return list.flatMap((names) => (known.has(names) ? [names] : names.split(',').map((name) => name.trim())))
}

function ratios(given: string | undefined): number[] {
  if (given === undefined) return []
  return given.split(',').map((part) => {
    const ratio = part.trim() === '' ? Number.NaN : Number(part)
    if (!(ratio >= 0 && ratio <= 1))
      throw new UsageError(`--l1-ratio wants numbers from 0 to 1, but got '${part}'`)
    return ratio
  })
}
