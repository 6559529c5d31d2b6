import type { Program, Score, Term } from './terms.ts'

const text = JSON.stringify
const label = (value: unknown): string =>
  typeof value === 'boolean' ? String(value).toUpperCase() : text(value)

/** Functions of base R; `d` is a data frame, and every row of it is predicted at once. */
export function r({ about, scores, classes, log, offset }: Program): string {
  const lines = [`# ${about}. Made by wasso.`, '']
  const [one] = scores
  if (classes === undefined) {
    const z = sum(one!, offset, '    ')
    const mean = log ? `exp(\n    ${z}\n  )` : `(\n    ${z}\n  )`
    return [...lines, 'predict_rows <- function(d) {', `  ${mean}`, '}', ''].join('\n')
  }
  lines.push(`classes <- c(${classes.map(label).join(', ')})`, '')
  if (scores.length === 1) {
    lines.push(
      '# the log odds of the second class',
      'decision <- function(d) {',
      '  (',
      `    ${sum(one!, offset, '    ')}`,
    )
    lines.push(
      '  )',
      '}',
      '',
      'probabilities <- function(d) {',
      '  p <- plogis(decision(d))',
      '  cbind(1 - p, p)',
      '}',
      '',
    )
    lines.push('predict_rows <- function(d) classes[1 + (decision(d) > 0)]', '')
    return lines.join('\n')
  }
  lines.push('# one score for each class', 'decision <- function(d) {', '  cbind(')
  lines.push(
    scores.map((score) => `    ${sum(score, offset, '      ')} + 0 * seq_len(nrow(d))`).join(',\n'),
    '  )',
    '}',
    '',
  )
  lines.push('probabilities <- function(d) {', '  z <- decision(d)', '  e <- exp(z - apply(z, 1, max))')
  lines.push('  e / rowSums(e)', '}', '')
  lines.push('predict_rows <- function(d) classes[max.col(decision(d), "first")]', '')
  return lines.join('\n')
}

// The sum goes on at the end of a line, or R would stop there.
const sum = ({ intercept, terms }: Score, offset: string | undefined, indent: string): string =>
  [String(intercept), ...terms.map(product), ...(offset === undefined ? [] : [`d[[${text(offset)}]]`])].join(
    ` +\n${indent}`,
  )

function product(term: Term): string {
  const cell = `d[[${text(term.column)}]]`
  if (term.kind === 'category') {
    // A level that is unknown becomes NA.
    const levels = term.levels.map(([level]) => text(level)).join(', ')
    const values = term.levels.map(([, w]) => w).join(', ')
    const known = `c(${values})[match(as.character(${cell}), c(${levels}))]`
    return term.missing === undefined
      ? known
      : `ifelse(is.na(${cell}) | ${cell} == "", ${term.missing}, ${known})`
  }
  if (term.missing === undefined) return `${term.w} * ${cell}`
  return `ifelse(is.na(${cell}), ${term.w} * ${term.missing.mean} + ${term.missing.w}, ${term.w} * ${cell})`
}
