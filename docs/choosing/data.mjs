// The data of the page and the colours of its losses.
import { read } from '../../examples/rows.mjs'
import { BLUE, GREEN, RED, VIOLET } from '../drawing.mjs'

/** Columns by name, y apart. */
const table = (file) => {
  const { names, rows } = read(file)
  const columns = names.map((_, j) => rows.map((row) => row[j]))
  return { names, columns, y: rows.map((row) => row.at(-1)) }
}

export const stackloss = table('stackloss.csv')
export const engel = table('engel.csv')
export const aids = table('aids.csv')
export const diabetes = table('diabetes.csv')

export const SQUARED = BLUE
export const ABSOLUTE = RED
export const HUBER = GREEN
export const QUANTILE = VIOLET
