import type * as Wasso from 'wasso'
import type { Columns, CrossValidation, Model, Path } from 'wasso'
import { type Prepared, prepare, type Roles, suggest, type Table } from '../src/table/index.ts'
import type { Given } from './arguments.ts'
import { DataError, UsageError } from './exit.ts'
import type { Io } from './io.ts'
import { type Kind, models } from './models.ts'
import { readSource, type Source, within } from './read.ts'

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
  /** What belongs to the rows. */
  readonly data: {
    readonly sampleWeight: Float64Array | undefined
    readonly offset: Float64Array | undefined
  }
  readonly alpha: number | undefined
  readonly l1Ratios: readonly number[]
  readonly seed: number
  readonly notes: readonly string[]
  readonly wasso: typeof Wasso
}

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
  const model = modelNamed(given.text('model')) ?? (isClass(prepared.y) ? 'logistic' : 'lasso')
  const kind = models[model]!
  if (Array.isArray(prepared.y) && !kind.classifier)
    throw new DataError(
      `${file} column ${target}: ${model} wants numbers, and these are categories; --model logistic`,
    )
  const l1Ratios = ratios(given.text('l1-ratio'))
  const options = optionsOf(given, kind)
  const wasso = await import('wasso')
  const make = (more: object) =>
    new (wasso[kind.estimator] as new (options: object) => unknown)({ ...options, ...more }) as Estimator
  const alpha = given.number('alpha', 0)
  const notes = [...table.notes, ...prepared.notes]
  if (given.text('model') === undefined)
    notes.push(
      `the model is ${model}: the target has ${kind.classifier ? `${new Set<unknown>(prepared.y).size} classes` : 'numbers'}`,
    )
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
    data: { sampleWeight: prepared.sampleWeight, offset: prepared.offset },
    alpha,
    l1Ratios,
    seed: seedOf(given),
    notes,
    wasso,
  }
}

/** The target, or undefined where the columns are to be listed. */
export async function sourceOf(given: Given, io: Io): Promise<Source> {
  return readSource(given, given.files[0]!, io)
}

function seedOf(given: Given): number {
  const seed = given.number('seed', 0, 2 ** 32 - 1) ?? 0
  if (!Number.isInteger(seed))
    throw new UsageError(`--seed wants a whole number, but got '${given.text('seed')}'`)
  return seed
}

/** Categories, or nothing but 0 and 1. */
function isClass(y: Prepared['y']): boolean {
  return Array.isArray(y) || (y.every((value) => value === 0 || value === 1) && new Set(y).size === 2)
}

/** Names cut at commas, unless a column is called so. */
function columnsOf(list: readonly string[], { columns }: Table): string[] {
  const known = new Set(columns.map(({ name }) => name))
  return list.flatMap((names) => (known.has(names) ? [names] : names.split(',').map((name) => name.trim())))
}

function modelNamed(name: string | undefined): string | undefined {
  if (name === undefined || Object.hasOwn(models, name)) return name
  const near = suggest(name, Object.keys(models))
  throw new UsageError(
    `there is no model '${name}': ${near ? `did you mean ${near}?` : `it can be ${Object.keys(models).join(', ')}`}`,
  )
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

/** What the estimator is told; an option that it does not have is refused here, by the name of the flag. */
function optionsOf(given: Given, { estimator }: Kind): Record<string, unknown> {
  const only = (flag: string, ...of: string[]) => {
    if (given.flag(flag) && !of.includes(estimator)) throw new UsageError(`--${flag} is not for ${estimator}`)
  }
  only('quantile', 'QuantileRegressor')
  only('delta', 'HuberRegressor')
  only('class-weight', 'LogisticRegression')
  only('grouped', 'LogisticRegression')
  if (estimator === 'LinearRegression')
    for (const flag of ['alpha', 'l1-ratio', 'cv'] as const)
      if (given.flag(flag))
        throw new UsageError(`--${flag} is not for linear: nothing is penalised; ridge, lasso?`)
  const delta = given.text('delta')
  const all = {
    standardize: given.flag('standardize') || undefined,
    fitIntercept: given.flag('no-intercept') ? false : undefined,
    nonNegative: given.flag('non-negative') || undefined,
    quantile: given.number('quantile', 0, 1),
    delta: delta === 'auto' || delta === 'joint' ? delta : given.number('delta', 0),
    classWeight: given.word('class-weight', ['balanced']),
    grouped: given.flag('grouped') || undefined,
    solver: given.text('solver'),
    tol: given.number('tol', 0),
    maxIter: given.number('max-iter', 1),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}
