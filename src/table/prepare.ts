import { checkNumbers } from './cells.ts'
import { choose, type Roles } from './choose.ts'
import { isAbsent, valuesOfFeature } from './encode.ts'
import { TableError } from './error.ts'
import { namesOf } from './names.ts'
import type { Column, Encoding, Feature, Prepared, Table } from './types.ts'

/**
 * X, y and what else a fit wants, from the columns of a table: numbers as they are, categories one-hot with the first
 * level as the baseline. No missing value is passed over in silence: see `missing`.
 *
 * @throws {@link TableError} with the line and the column
 */
export function prepare(table: Table, roles: Roles): Prepared {
  const notes: string[] = []
  const { target, features, weights, offset } = choose(table, roles, notes)
  const missing = roles.missing ?? 'refuse'
  const must = [target, weights, offset].filter((column) => column !== undefined)
  const all = Int32Array.from({ length: table.nRows }, (_, i) => i)
  for (const column of [...must, ...features]) if (column.kind === 'number') checkNumbers(table, column, all)
  const needed = missing === 'mean' ? must : [...must, ...features]
  const rows = whole(table, needed, all, missing, notes)
  const means = missing === 'mean'
  const encoded = features.map((column) => featureOf(column, rows, means, notes))
  const encoding: Encoding = {
    target: target.name,
    features: encoded,
    ...(weights && { weights: weights.name }),
    ...(offset && { offset: offset.name }),
  }
  const at = (column: Column) => Float64Array.from(rows, (i) => column.values![i]!)
  return {
    X: {
      columns: encoded.flatMap((feature, j) => valuesOfFeature(feature, features[j]!, table, rows)),
      names: namesOf(encoding),
    },
    y: target.kind === 'number' ? at(target) : Array.from(rows, (i) => target.text[i]!),
    ...(weights && { sampleWeight: at(weights) }),
    ...(offset && { offset: at(offset) }),
    rows,
    encoding,
    notes,
  }
}

/** The rows that have all values that they need. */
function whole(
  table: Table,
  needed: readonly Column[],
  all: Int32Array,
  missing: Roles['missing'],
  notes: string[],
): Int32Array {
  const holes = needed.filter((column) => column.missing > 0)
  if (holes.length === 0) return all
  const rows = all.filter((i) => !holes.some((column) => isAbsent(column, i)))
  const lost = table.nRows - rows.length
  const where = holes.map(({ name, missing }) => `${name} ${missing}`).join(', ')
  if (missing === 'refuse') {
    const column = holes[0]!
    const i = all.find((i) => isAbsent(column, i))!
    const more = lost === 1 ? '' : `; ${lost} of ${table.nRows} rows lack one (${where})`
    throw new TableError(`there is no value here${more}`, {
      row: table.lines[i]!,
      column: column.name,
      remedy: 'leave those rows out, or let the mean stand in and a feature say so?',
      option: ['missing', 'drop|mean'],
    })
  }
  notes.push(`${lost} of ${table.nRows} rows left out, for lack of a value (${where})`)
  if (rows.length === 0)
    throw new TableError(`no row has all its values (${where})`, { remedy: 'drop the emptiest column?' })
  return rows
}

function featureOf(column: Column, rows: Int32Array, means: boolean, notes: string[]): Feature {
  const { name } = column
  const lacking = means ? rows.reduce((count, i) => count + Number(isAbsent(column, i)), 0) : 0
  const flagged = lacking > 0 && { flagged: true }
  const lack = `${lacking} missing value${lacking === 1 ? '' : 's'}`
  if (column.kind === 'category') {
    const seen = new Set(Array.from(rows, (i) => column.text[i]!))
    const levels = column.levels!.filter((level) => seen.has(level))
    notes.push(`'${name}' has ${levels.length} categories, the baseline is '${levels[0]}'`)
    if (flagged) notes.push(`'${name}': a feature '${name} missing' stands for ${lack}`)
    return { name, kind: 'category', levels, ...flagged }
  }
  if (!means) return { name, kind: 'number' }
  let sum = 0
  for (const i of rows) if (!isAbsent(column, i)) sum += column.values![i]!
  const mean = rows.length === lacking ? 0 : sum / (rows.length - lacking)
  if (flagged)
    notes.push(
      `'${name}': the mean ${Number(mean.toPrecision(4))} stands in for ${lack}, flagged by '${name} missing'`,
    )
  return { name, kind: 'number', mean, ...flagged }
}
