import type { Choice, CrossValidation, Model } from 'wasso'
import type { Given } from './arguments.ts'
import { compute, isLong, watched } from './compute.ts'
import { crossValidateAsync } from './cross-validate.ts'
import { Interrupted, UsageError } from './exit.ts'
import type { Io } from './io.ts'
import type { Task } from './task.ts'
import { writeFile } from './write.ts'

/** How alpha was chosen. */
export interface Chosen {
  readonly cv: CrossValidation
  readonly rule: 'best' | '1se'
  readonly choice: Choice
  readonly model: Model
}

/** The folds that are asked for, where alpha is to be chosen. */
export function foldsOf(given: Given): number | 'leave-one-out' | undefined {
  const text = given.text('cv')
  if (text === undefined) return undefined
  if (/^(loo|leave-one-out)$/i.test(text)) return 'leave-one-out'
  const folds = given.number('cv', 2)!
  if (!Number.isInteger(folds)) throw new UsageError(`--cv wants a whole number or loo, but got '${text}'`)
  return folds
}

/** How much work a call is, in units that compute() knows. */
export function workOf({ prepared, kind }: Task, times: number): number {
  return prepared.rows.length * prepared.X.names.length * times * kind.cost
}

/** What path and folds are told besides the rows' data. */
export const gridOf = (given: Given): { nAlphas?: number; minRatio?: number } => {
  const [nAlphas, minRatio] = [given.number('alphas', 1), given.number('min-ratio', 0, 1)]
  return { ...(nAlphas !== undefined && { nAlphas }), ...(minRatio !== undefined && { minRatio }) }
}

/** Alpha, and the share of the L1 norm where several are asked for, by cross-validation. */
export async function chooseAlpha(
  given: Given,
  task: Task,
  folds: number | 'leave-one-out',
  io: Io,
): Promise<Chosen> {
  const { estimator, prepared, data, seed, alpha, l1Ratios } = task
  const rule = given.word('rule', ['best', '1se']) ?? 'best'
  const scoring = given.text('scoring')
  const grid = alpha === undefined ? gridOf(given) : { alphas: [alpha] }
  const call = {
    ...data,
    ...grid,
    folds,
    seed,
    ...(scoring !== undefined && { scoring }),
    ...(l1Ratios.length > 1 && { l1Ratios }),
  }
  const { X, y } = prepared
  const times = ((folds === 'leave-one-out' ? 10 : folds) + 1) * Math.max(1, l1Ratios.length)
  const work = workOf(task, times)
  const file = given.text('save')
  // Who wants to save something has the path on all rows when the folds are interrupted.
  const first = isLong(work) && file !== undefined && l1Ratios.length < 2 && !task.kind.network
  const path = first
    ? await watched(io, (control) => estimator.pathAsync(X, y, { ...data, ...grid, ...control }))
    : undefined
  const cv = await compute(
    io,
    work,
    () => estimator.crossValidate(X, y, call),
    (control) => crossValidateAsync(task, call, work, control),
  ).catch((error) => {
    if (!(error instanceof Interrupted) || path === undefined) throw error
    const saved = `${file!.replace(/\.json$/, '')}.path.json`
    writeFile(saved, `${JSON.stringify(path)}\n`)
    throw new Interrupted(`interrupted in the folds: the path on all rows is saved in ${saved}`)
  })
  const choice = rule === 'best' ? cv.best : cv.oneStandardError
  return { cv, rule, choice, model: choice.model }
}
