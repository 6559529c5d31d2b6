import type { Given } from '../arguments.ts'
import { foldsOf } from '../choose.ts'
import { Exit, Interrupted } from '../exit.ts'
import type { Io } from '../io.ts'
import { placed, readSource } from '../read.ts'
import { html } from '../report/html.ts'
import { outOfFold } from '../report/out-of-fold.ts'
import { isFinished } from '../show/certificate.ts'
import { taskOf } from '../task.ts'
import { writeFile } from '../write.ts'
import { listColumns } from './columns.ts'
import { fitted, jsonOf, savedOf, usualFolds } from './fit.ts'

/** `wasso report data.csv --target y -o report.html`: a fit by cross-validation as one page. */
export async function report(given: Given, io: Io): Promise<Exit> {
  const source = await readSource(given, given.files[0]!, io)
  const target = given.text('target')
  if (target === undefined) return listColumns(given, source, io)
  const task = await taskOf(given, source, target)
  const output = given.text('output')
  const folds = task.kind.estimator === 'LinearRegression' ? undefined : (foldsOf(given) ?? usualFolds(task))
  const outcome = await placed(task, fitted(given, task, io, folds))
  const file = given.text('save')
  if (file !== undefined) writeFile(file, `${JSON.stringify(savedOf(outcome))}\n`)
  let interrupted = false
  const held =
    outcome.chosen &&
    (await outOfFold(outcome.chosen, task, io).catch((error) => {
      if (!(error instanceof Interrupted)) throw error
      interrupted = true
      return undefined
    }))
  const text = html(outcome, held)
  if (output !== undefined) writeFile(output, text)
  if (given.flag('json'))
    io.out(
      `${JSON.stringify({ ...jsonOf(outcome), command: 'report', output: output ?? null, ...(output === undefined && { html: text }) }, null, 2)}\n`,
    )
  else if (output === undefined) io.out(text)
  else io.err(`${output}: ${Math.round(text.length / 1024)} KB, seed ${task.seed}\n`)
  if (interrupted)
    throw new Interrupted(`interrupted: ${output ?? 'the report'} is written without the rows out of fold`)
  return isFinished(outcome.model.certificate) ? Exit.fine : Exit.notOptimal
}
