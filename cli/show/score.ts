import type { Chosen } from '../choose.ts'
import type { Task } from '../task.ts'
import { digits, plural, type Style } from './style.ts'

/** The score of a choice on rows that it was not fitted on. */
export interface OutOfFold {
  readonly name: string
  readonly mean: number
  readonly standardError: number
  /** 1 - mean / that of the intercept alone, where that means something. */
  readonly explained: number | undefined
}

export function outOfFold({ cv, choice }: Chosen, { kind }: Task): OutOfFold {
  const at = indexOf(
    cv.alphas.length / cv.l1Ratios.length,
    Array.from(cv.l1Ratios).indexOf(choice.l1Ratio),
    choice.index,
  )
  const [name, times] = cv.scoring === 'loss' ? kind.loss : [cv.scoring, 1]
  const [mean, error] = [cv.mean[at]!, cv.standardError[at]!]
  const meant = cv.scoring === 'loss' && !kind.shifted && cv.path.nullLoss > 0
  const explained = meant ? 1 - mean / cv.path.nullLoss : undefined
  return { name, mean: times * mean, standardError: times * error, explained }
}

const indexOf = (nAlphas: number, ratio: number, index: number): number =>
  Math.max(0, ratio) * nAlphas + index

/** In words: which alpha, and how good it is. */
export function scoreLines(chosen: Chosen, task: Task, style: Style): string[] {
  const { cv, rule, choice } = chosen
  const { name, mean, standardError, explained } = outOfFold(chosen, task)
  const share = explained === undefined ? '' : `; ${digits(100 * explained, 3)} % explained`
  const other = rule === 'best' ? cv.oneStandardError : cv.best
  const kept = `${digits(other.alpha)}, ${plural(other.model.support.length, 'feature')}`
  const says =
    rule === 'best' ? ['the best', 'within one standard error'] : ['within one standard error', 'the best']
  const lines = [`${style('bold', `alpha ${digits(choice.alpha)}`)}, ${says[0]}; ${says[1]}: ${kept}`]
  if (cv.l1Ratios.length > 1)
    lines.push(
      `l1Ratio ${digits(choice.l1Ratio)}, of ${Array.from(cv.l1Ratios, (r) => digits(r)).join(', ')}`,
    )
  lines.push(
    `out of ${Math.max(...cv.foldId) + 1} folds: ${name} ${digits(mean, 4)} \u00b1 ${digits(standardError, 2)}${share}`,
  )
  return lines
}
