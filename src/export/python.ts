import type { Program, Score, Term } from './terms.ts'

const text = JSON.stringify // a string of JSON is one of Python
const label = (value: unknown): string =>
  typeof value === 'boolean' ? (value ? 'True' : 'False') : text(value)

/** A module of plain Python; `row` is a dict by the names of the columns. */
export function python({ about, scores, classes, log, offset }: Program): string {
  const all = scores.flatMap(({ terms }) => terms)
  const lines = [`# ${about}. Made by wasso.`, 'from math import exp', '', '']
  if (!log && classes === undefined) lines.splice(1, 1)
  if (all.some(({ missing }) => missing !== undefined)) lines.push(...MISSING)
  const [one] = scores
  if (classes === undefined) {
    const z = sum(one!, offset, '        ')
    return [
      ...lines,
      'def predict(row):',
      `    return ${log ? 'exp' : ''}(`,
      `        ${z}`,
      '    )',
      '',
    ].join('\n')
  }
  lines.push(`classes = [${classes.map(label).join(', ')}]`, '', '')
  lines.push('def decision(row):')
  if (scores.length === 1) {
    lines.push(
      '    # the log odds of the second class',
      '    return (',
      `        ${sum(one!, offset, '        ')}`,
      '    )',
    )
    lines.push('', '', 'def probabilities(row):', '    z = decision(row)')
    lines.push('    p = 1 / (1 + exp(-z)) if z > -700 else exp(z)', '    return [1 - p, p]')
    lines.push('', '', 'def predict(row):', '    return classes[1 if decision(row) > 0 else 0]', '')
    return lines.join('\n')
  }
  lines.push('    # one score for each class', '    return [')
  for (const score of scores) lines.push(`        ${sum(score, offset, '        ')},`)
  lines.push('    ]', '', '', 'def probabilities(row):', '    z = decision(row)')
  lines.push('    e = [exp(value - max(z)) for value in z]', '    return [value / sum(e) for value in e]')
  lines.push('', '', 'def predict(row):', '    z = decision(row)', '    return classes[z.index(max(z))]', '')
  return lines.join('\n')
}

const sum = ({ intercept, terms }: Score, offset: string | undefined, indent: string): string =>
  [String(intercept), ...terms.map(product), ...(offset === undefined ? [] : [`row[${text(offset)}]`])].join(
    `\n${indent}+ `,
  )

function product(term: Term): string {
  const cell = `row[${text(term.column)}]`
  if (term.kind === 'category') {
    // A level that is unknown raises a KeyError.
    const known = `{${term.levels.map(([level, w]) => `${text(level)}: ${w}`).join(', ')}}[str(${cell})]`
    return term.missing === undefined ? known : `(${term.missing} if missing(${cell}) else ${known})`
  }
  if (term.missing === undefined) return `${term.w} * ${cell}`
  return `(${term.w} * ${term.missing.mean} + ${term.missing.w} if missing(${cell}) else ${term.w} * ${cell})`
}

const MISSING = ['def missing(cell):', "    return cell is None or cell == '' or cell != cell", '', '']
