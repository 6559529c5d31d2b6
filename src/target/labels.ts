import type { Steps } from '../core/steps.ts'
import { fail } from '../errors.ts'
import { show } from '../words.ts'
import { perRow, SLICE } from './vector.ts'

/** What a class may be called. */
export type Label = number | string | boolean

/**
 * The classes of y: numbers ascending, strings by code unit, false before true. Rows of weight 0 count as removed.
 */
export function* classesOf(
  given: unknown,
  n: number,
  weights: Float64Array | undefined,
): Steps<readonly Label[]> {
  const values = perRow(given, n, 'y')
  const found = new Set<Label>()
  for (let i = 0; i < n; i++) {
    const label = checkedLabel(values[i], i, typeof values[0])
    if (weights?.[i] !== 0) found.add(label)
    if (i % SLICE === SLICE - 1) yield
  }
  const classes = Array.from(found).sort((a, b) => (a < b ? -1 : 1))
  if (classes.length === 1) {
    fail('ONE_CLASS', `y is ${show(classes[0])} in every row of positive weight, but two classes are needed`)
  }
  const continuous = classes.filter((label) => typeof label === 'number' && !Number.isInteger(label))
  if (continuous.length > Math.max(2, n / 2)) {
    const shown = continuous.slice(0, 3).map(show).join(', ')
    fail('DOMAIN', `y looks continuous (${shown}, ...): use a regression, or name the classes by text`)
  }
  return Object.freeze(classes)
}

/** Copies the label of each row to a new array. */
export function* labels(given: unknown, n: number): Steps<readonly Label[]> {
  const values = perRow(given, n, 'y')
  const out: Label[] = []
  for (let i = 0; i < n; i++) {
    out.push(checkedLabel(values[i], i, typeof values[0]))
    if (i % SLICE === SLICE - 1) yield
  }
  return out
}

function checkedLabel(label: unknown, i: number, type: string): Label {
  const row = `at row ${i}, counted from 0`
  if (!/^(number|string|boolean)$/.test(typeof label)) {
    fail('TYPE', `y must hold numbers, strings or booleans, but is ${show(label)} ${row}`)
  }
  if (typeof label !== type) fail('TYPE', `y mixes types: ${show(label)} ${row}, is no ${type}`)
  if (type === 'number' && !Number.isFinite(label)) {
    fail('NOT_FINITE', `y must be finite, but is ${label} ${row}`)
  }
  return label as Label
}
