import type { Decimal } from './types.ts'

const PLAIN = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/
const COMMA = /^[-+]?(?:\d+,?\d*|,\d+)(?:[eE][-+]?\d+)?$/
// 1,234,567.8 and 1.234.567,8; spaces that do not break, and apostrophes, group as well.
const GROUPED = {
  '.': /^[-+]?\d{1,3}(?:([,'\u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.\d*)?$/,
  ',': /^[-+]?\d{1,3}(?:([.'\u00a0\u202f])\d{3})(?:\1\d{3})*(?:,\d*)?$/,
}
const INFINITE = /^[-+]?inf(inity)?$/i

/** The number that a cell holds, NaN for none; '1e309' is Infinity, which nothing accepts later. */
export function numberOf(cell: string, decimal: Decimal): number {
  const text = cell.startsWith('\u2212') ? `-${cell.slice(1)}` : cell
  if (decimal === '.' ? PLAIN.test(text) : COMMA.test(text)) {
    return Number(decimal === '.' ? text : text.replace(',', '.'))
  }
  if (isGrouped(text, decimal)) {
    return Number(
      text.replace(decimal === '.' ? /[,'\u00a0\u202f]/g : /[.'\u00a0\u202f]/g, '').replace(',', '.'),
    )
  }
  return INFINITE.test(text) ? (text.startsWith('-') ? -Infinity : Infinity) : Number.NaN
}

/** Digits in groups of three. */
export const isGrouped = (text: string, decimal: Decimal): boolean => GROUPED[decimal].test(text)

// One comma, or one point, that separates no group of three.
const DECIMAL_COMMA = /^[-+]?(?:\d*,(?:\d{1,2}|\d{4,})|0,\d+|\d{4,},\d+|\d{1,3}(?:\.\d{3})+,\d+)$/
const DECIMAL_POINT =
  /^[-+]?(?:\d*\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{4,}\.\d+|\d{1,3}(?:,\d{3})+\.\d+)(?:e[-+]?\d+)?$/i
const EITHER = /^[-+]?\d{1,3},\d{3}$/

/** The decimal sign of these cells: whichever more of them can only mean. */
export function guessDecimal(cells: Iterable<string>, delimiter: string): Decimal {
  let [commas, points, either] = [0, 0, 0]
  for (const cell of cells) {
    if (DECIMAL_COMMA.test(cell)) commas++
    else if (DECIMAL_POINT.test(cell)) points++
    else if (EITHER.test(cell)) either++
  }
  if (commas !== points) return commas > points ? ',' : '.'
  // Where a semicolon had to separate the cells, a comma was taken.
  return either > 0 && delimiter === ';' ? ',' : '.'
}
