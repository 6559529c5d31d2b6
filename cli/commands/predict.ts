import type { ClassificationModel } from 'wasso'
import { type Applied, applyEncoding } from '../../src/table/index.ts'
import type { Given } from '../arguments.ts'
import { csvOf } from '../csv.ts'
import { Exit, UsageError } from '../exit.ts'
import type { Io } from '../io.ts'
import { readSource, within } from '../read.ts'
import { type Opened, openModel } from '../saved.ts'
import { plural } from '../show/style.ts'
import { writeFile } from '../write.ts'

/** `wasso predict model.json new.csv`: a row of predictions for each row. */
export async function predict(given: Given, io: Io): Promise<Exit> {
  const [modelFile, dataFile] = given.files as [string, string]
  if (modelFile === '-' && dataFile === '-') throw new UsageError('only one of the two can be standard input')
  const opened = await openModel(modelFile, io)
  const { file, table } = await readSource(given, dataFile, io)
  const missing = given.word('missing', ['drop'])
  const applied = within(file, () => applyEncoding(opened.saved.encoding, table, missing))
  const columns = predictions(opened, applied)
  const dropped = applied.rows.length < table.nRows
  const names = [...(dropped ? ['row'] : []), ...Object.keys(columns)]
  const at = (i: number) => [
    ...(dropped ? [applied.rows[i]! + 1] : []),
    ...Object.values(columns).map((values) => values[i]),
  ]
  const rows = Array.from(applied.rows, (row, i) =>
    given.flag('append') ? [...table.columns.map(({ text }) => text[row]), ...at(i)] : at(i),
  )
  const header = given.flag('append') ? [...table.columns.map(({ name }) => name), ...names] : names
  const text = given.flag('json')
    ? `${JSON.stringify({ command: 'predict', file, model: modelFile, rows: rows.length, notes: applied.notes, ...columns })}\n`
    : csvOf([header, ...rows])
  const output = given.text('output')
  if (output === undefined) io.out(text)
  else writeFile(output, text)
  for (const note of applied.notes) io.err(`${file}: ${note}\n`)
  if (output !== undefined) io.err(`${plural(rows.length, 'prediction')} in ${output}\n`)
  return Exit.fine
}

/** What is predicted, by column: the mean or the label, and a probability for each class. */
function predictions({ model }: Opened, { X, offset }: Applied): Record<string, unknown[]> {
  const data = offset && { offset }
  const prediction = Array.from(model.predict(X, data) as ArrayLike<unknown>)
  const { classes } = model as ClassificationModel
  if (classes === undefined) return { prediction }
  const p = (model as ClassificationModel).predictProba(X, data)
  const K = classes.length
  const shares = classes.map(
    (label, k) => [`probability ${label}`, prediction.map((_, i) => p[i * K + k])] as const,
  )
  return { prediction, ...Object.fromEntries(shares) }
}
