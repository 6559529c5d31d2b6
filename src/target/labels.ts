import type { Steps } from '../core/steps.ts'
import { fail } from '../errors.ts'
import { show } from '../words.ts'
import { perRow, SLICE } from './vector.ts'

/** What a class may be called. */
export type Label = number | string | boolean

/** Classes in their order (numbers ascending, strings by code unit, false before true), and y as indices into them. */
export interface Labels {
  readonly classes: readonly Label[]
  /** Length n; -1 in rows of weight 0 whose class occurs nowhere else. */
  readonly index: Int32Array
}

/** Reads the labels of a classifier. Rows of weight 0 count as removed. */
export function* labelsOf(given: unknown, n: number, weights: Float64Array | undefined): Steps<Labels> {
  const values = perRow(given, n, 'y')
  const found = new Map<unknown, number>()
  const index = new Int32Array(n)
  let type = ''
  for (let i = 0; i < n; i++) {
    const label = checkedLabel(values[i], i, type)
    type = typeof label
    const known = found.get(label)
    if (known !== undefined) index[i] = known
    else if (weights !== undefined && weights[i] === 0) index[i] = -1
    else {
      index[i] = found.size
      found.set(label, found.size)
    }
    if ((i & (SLICE - 1)) === SLICE - 1) yield
  }
  const classes = [...found.keys()] as Label[]
  checkClasses(classes)
  const order = classes.map((_, k) => k).sort((a, b) => (classes[a]! < classes[b]! ? -1 : 1))
  const rank = new Int32Array(classes.length)
  order.forEach((k, r) => {
    rank[k] = r
  })
  for (let i = 0; i < n; i++) if (index[i]! >= 0) index[i] = rank[index[i]!]!
  return { classes: order.map((k) => classes[k]!), index }
}

function checkedLabel(label: unknown, i: number, type: string): Label {
  const is = typeof label
  if (is !== 'number' && is !== 'string' && is !== 'boolean') {
    fail(
      'TYPE',
      `y must hold numbers, strings or booleans, but is ${show(label)} at row ${i}, counted from 0`,
    )
  }
  if (type !== '' && is !== type) {
    fail('TYPE', `y mixes types: ${show(label)} at row ${i}, counted from 0, is no ${type}`)
  }
  if (is === 'number' && !Number.isFinite(label)) {
    fail('NOT_FINITE', `y must be finite, but is ${label} at row ${i}, counted from 0`)
  }
  return label as Label
}

function checkClasses(classes: readonly Label[]): void {
  if (classes.length === 1) {
    fail(
      'ONE_CLASS',
      `y has one class only, ${show(classes[0])}, among the rows of positive weight: two are needed`,
    )
  }
  if (classes.length === 2) return
  const fraction = classes.find((label) => typeof label === 'number' && !Number.isInteger(label))
  fail(
    'DOMAIN',
    fraction === undefined
      ? `y has ${classes.length} classes, but this classifier separates two`
      : `y looks continuous (${fraction} is one of its ${classes.length} values), but a classifier wants classes: use a regression`,
  )
}
