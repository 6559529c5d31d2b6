import { basename } from 'node:path'
import type { Model } from 'wasso'
import { save } from '../../src/table/index.ts'
import type { Given } from '../arguments.ts'
import { type Chosen, chooseAlpha, foldsOf, workOf } from '../choose.ts'
import { compute } from '../compute.ts'
import { Exit } from '../exit.ts'
import type { Io } from '../io.ts'
import { placed, quoted, readSource } from '../read.ts'
import { spreads, unitsNote } from '../scale.ts'
import { certificateLines, isFinished } from '../show/certificate.ts'
import { rowsOf } from '../show/coefficients.ts'
import { modelLines } from '../show/model.ts'
import { inputsOf, isNetwork } from '../show/network.ts'
import { outOfFold, scoreLines } from '../show/score.ts'
import { digits, plural, type Style, styleOf, wrap } from '../show/style.ts'
import { tableLine } from '../show/table-line.ts'
import { type Task, taskOf } from '../task.ts'
import { writeFile } from '../write.ts'
import { listColumns } from './columns.ts'

/** What came out of a fit, with or without folds. */
export interface Outcome {
  readonly task: Task
  readonly model: Model
  readonly chosen: Chosen | undefined
  readonly spread: readonly number[]
  readonly notes: readonly string[]
  readonly score: number
}

/** `wasso fit data.csv --target y`. */
export async function fit(given: Given, io: Io): Promise<Exit> {
  const source = await readSource(given, given.files[0]!, io)
  const target = given.text('target')
  if (target === undefined) return listColumns(given, source, io)
  const task = await taskOf(given, source, target)
  const folds = foldsOf(given) ?? (needsFolds(task) ? usualFolds(task) : undefined)
  const outcome = await placed(task, fitted(given, task, io, folds))
  const file = given.text('save')
  if (file !== undefined) writeFile(file, `${JSON.stringify(savedOf(outcome))}\n`)
  if (given.flag('json')) io.out(`${JSON.stringify(jsonOf(outcome), null, 2)}\n`)
  else io.out(`${lines(outcome, file, given, styleOf(io)).join('\n')}\n`)
  return isFinished(outcome.model.certificate) ? Exit.fine : Exit.notOptimal
}

/** Ten, or one for each of fewer rows. */
export const usualFolds = ({ prepared }: Task): number => Math.max(2, Math.min(10, prepared.rows.length))

const needsFolds = ({ kind, alpha }: Task): boolean => kind.choose === true && alpha === undefined

/** The model at the alpha that was given or is chosen. */
export async function fitted(
  given: Given,
  task: Task,
  io: Io,
  folds: number | 'leave-one-out' | undefined,
): Promise<Outcome> {
  const { estimator, prepared, data } = task
  const { X, y } = prepared
  const chosen = folds === undefined ? undefined : await chooseAlpha(given, task, folds, io)
  const model =
    chosen?.model ??
    (await compute(
      io,
      workOf(task, 1),
      () => estimator.fit(X, y, data),
      (control) => estimator.fitAsync(X, y, { ...data, ...control }),
    ))
  const spread = spreads(prepared)
  const notes = [...task.notes, ...unitsNote(spread, task.options.standardize === true, model.alpha > 0)]
  const score = (model as Model & { score(X: unknown, y: unknown, data: object): number }).score(X, y, data)
  return { task, model, chosen, spread, notes, score }
}

/** The model with the columns that it came from, and how it came about. */
export function savedOf({ task, model, chosen, spread, score }: Outcome): object {
  const { file, prepared, options, seed, kind } = task
  return save(model.toJSON(), prepared.encoding, {
    file: basename(file),
    rows: prepared.rows.length,
    options,
    seed,
    spread,
    score: { name: kind.score, value: score },
    ...(chosen && { crossValidation: summaryOf(chosen, task) }),
  })
}

function summaryOf(chosen: Chosen, task: Task): object {
  const { cv, rule } = chosen
  const { name, mean, standardError } = outOfFold(chosen, task)
  return {
    folds: Math.max(...cv.foldId) + 1,
    seed: cv.seed,
    rule,
    score: { name, mean, standardError },
    best: { alpha: cv.best.alpha, l1Ratio: cv.best.l1Ratio, nNonzero: cv.best.model.support.length },
    oneStandardError: {
      alpha: cv.oneStandardError.alpha,
      l1Ratio: cv.oneStandardError.l1Ratio,
      nNonzero: cv.oneStandardError.model.support.length,
    },
  }
}

/** All of it for a program. */
export function jsonOf(outcome: Outcome): object {
  const { task, model, chosen, spread, notes, score } = outcome
  const { file, prepared, options, seed, kind, model: name } = task
  return {
    command: 'fit',
    file,
    rows: prepared.rows.length,
    notes,
    seed,
    model: name,
    options,
    alpha: model.alpha,
    l1Ratio: model.l1Ratio,
    ...partsOf(model, spread, options.standardize === true),
    score: { name: kind.score, value: score },
    certificate: model.toJSON().certificate,
    ...(chosen && {
      crossValidation: {
        ...summaryOf(chosen, task),
        alphas: Array.from(chosen.cv.alphas),
        mean: Array.from(chosen.cv.mean),
        standardError: Array.from(chosen.cv.standardError),
      },
    }),
    saved: savedOf(outcome),
  }
}

/** The coefficients of a linear model, or the features of a network, for a program. */
function partsOf(model: Model, spread: readonly number[], standardized: boolean): object {
  if (isNetwork(model))
    return {
      features: inputsOf(model, spread, standardized).map(({ name, w, perSd }) => ({
        name,
        norm: w[0],
        perSd: perSd[0],
      })),
    }
  const coefficients = rowsOf(model as never, spread, standardized).map(({ name, w, perSd }) => ({
    name,
    value: w.length > 1 ? w : w[0],
    perSd: w.length > 1 ? perSd : perSd[0],
  }))
  return { coefficients, intercept: (model.toJSON() as { intercept: unknown }).intercept }
}

/** All of it for a person. */
function lines(outcome: Outcome, file: string | undefined, given: Given, style: Style): string[] {
  const { task, model, chosen, spread, notes, score } = outcome
  const { prepared, kind, options, seed } = task
  const out = [...head(task, notes, style), '']
  const standardized = options.standardize === true
  out.push(...modelLines(model, spread, standardized, style), '')
  if (chosen) out.push(...scoreLines(chosen, task, style))
  else
    out.push(
      style(
        'bold',
        `alpha ${digits(model.alpha)}${kind.choose ? '' : given.flag('alpha') ? '' : ': no penalty'}`,
      ),
    )
  out.push(`in sample: ${kind.score} ${digits(score, 4)}`)
  out.push(...certificateLines(model.certificate, style), `seed ${seed}`, '')
  const data = quoted(given.files[0]!)
  const target = quoted(prepared.encoding.target)
  if (file !== undefined) out.push(`saved: ${file}`, `next: wasso predict ${quoted(file)} new.csv`)
  else if (!chosen && kind.estimator !== 'LinearRegression')
    out.push(`next: wasso fit ${data} --target ${target} -m ${task.model} --cv 10`)
  else out.push(`next: add --save model.json, then wasso predict model.json new.csv`)
  return out
}

const WORDS: Readonly<Record<string, string>> = {
  'standardize true': 'standardized',
  'fitIntercept false': 'no intercept',
  'nonNegative true': 'no coefficient below 0',
  'grouped true': 'grouped',
}

/** What was read and is done. */
export function head(task: Task, notes: readonly string[], style: Style): string[] {
  const { file, table, prepared, kind, options } = task
  const { encoding, X, rows } = prepared
  const count = plural(X.names.length, 'feature')
  const more = [
    encoding.weights && `weights ${encoding.weights}`,
    encoding.offset && `offset ${encoding.offset}`,
  ]
  const says = Object.entries(options).map(([key, value]) => WORDS[`${key} ${value}`] ?? `${key} ${value}`)
  const target = `${encoding.target} from ${count} in ${plural(rows.length, 'row')}`
  return [
    tableLine(file, table),
    ...wrap(
      [`${style('bold', kind.estimator)} of ${target}`, ...more, ...says].filter(Boolean).join(', '),
      style.width,
      '  ',
    ),
    ...notes.flatMap((note) => wrap(`- ${note}`, style.width, '  ')),
  ]
}
