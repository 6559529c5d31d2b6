import type { Program, Score, Term } from './terms.ts'

const LONGEST = 8192 // characters of a formula

// Brackets, hashes, at signs and apostrophes in the name of a column are told by an apostrophe.
const cellOf = (column: string): string => `[@[${column.replace(/[[\]#@']/g, "'$&")}]]`
const text = (value: unknown): string =>
  typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : String(value).toUpperCase()
// Excel reads 15 digits.
const digits = (value: number): string => String(Number(value.toPrecision(15)))

/** Formulas for new columns of the Excel table that has the rows, each under its name. */
export function excel({ about, scores, classes, log, offset }: Program): string {
  const lines = [
    `${about}. Made by wasso.`,
    'In the table with the rows, add a column for each of these:',
    '',
  ]
  const add = (name: string, formula: string) => {
    lines.push(name, `=${formula}`, '')
    if (formula.length >= LONGEST)
      lines.push(
        `(Excel takes ${LONGEST} characters; these are ${formula.length + 1}: a larger alpha keeps fewer.)`,
        '',
      )
  }
  const [one] = scores
  if (classes === undefined) add('prediction', log ? `EXP(${sum(one!, offset)})` : sum(one!, offset))
  else if (scores.length === 1) {
    add('score', sum(one!, offset))
    add(`probability of ${classes[1]}`, '1/(1+EXP(-[@score]))')
    add('prediction', `IF([@score]>0,${text(classes[1])},${text(classes[0])})`)
  } else {
    const names = classes.map((label) => `score of ${label}`)
    scores.forEach((score, k) => {
      add(names[k]!, sum(score, offset))
    })
    const cells = names.map(cellOf)
    cells.forEach((cell, k) => {
      add(`probability of ${classes[k]}`, `1/(${cells.map((other) => `EXP(${other}-${cell})`).join('+')})`)
    })
    const best = `MAX(${cells.join(',')})`
    const last = text(classes.at(-1))
    add(
      'prediction',
      classes
        .slice(0, -1)
        .reduceRight((rest: string, label, k) => `IF(${cells[k]}=${best},${text(label)},${rest})`, last),
    )
  }
  return lines.join('\n')
}

const sum = ({ intercept, terms }: Score, offset: string | undefined): string =>
  [digits(intercept), ...terms.map(product), ...(offset === undefined ? [] : [cellOf(offset)])].join('+')

function product(term: Term): string {
  const cell = cellOf(term.column)
  if (term.kind === 'category') {
    // A level that is unknown becomes #N/A.
    const known = `SWITCH(${cell}&"",${term.levels.map(([level, w]) => `${text(level)},${digits(w)}`).join(',')})`
    return term.missing === undefined ? known : `IF(${cell}="",${digits(term.missing)},${known})`
  }
  if (term.missing === undefined) return `${digits(term.w)}*${cell}`
  const { mean, w } = term.missing
  return `IF(${cell}="",${digits(term.w * mean + w)},${digits(term.w)}*${cell})`
}
