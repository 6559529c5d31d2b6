import type { Program, Score, Term } from './terms.ts'

const text = JSON.stringify

/** An ES module; `row` is an object by the names of the columns. */
export function javascript({ about, scores, classes, log, offset }: Program): string {
  const all = scores.flatMap(({ terms }) => terms)
  const z = (score: Score) => sum(score, offset)
  const lines = [`// ${about}. Made by wasso.`, '']
  if (all.some(({ kind }) => kind === 'category')) lines.push(...LEVEL)
  if (all.some(({ missing }) => missing !== undefined)) lines.push(...MISSING)
  const [one] = scores
  if (classes === undefined) {
    const mean = log ? `Math.exp(${z(one!)})` : z(one!).trim()
    return [...lines, 'export function predict(row) {', `  return ${mean}`, '}', ''].join('\n')
  }
  if (scores.length === 1) {
    lines.push('// The log odds of the second class.', `export const decision = (row) =>`, `  ${z(one!)}`)
    lines.push('', `export const classes = ${text(classes)}`, '')
    lines.push('export const probabilities = (row) => {', '  const p = 1 / (1 + Math.exp(-decision(row)))')
    lines.push('  return [1 - p, p]', '}', '')
    lines.push('export const predict = (row) => classes[decision(row) > 0 ? 1 : 0]', '')
    return lines.join('\n')
  }
  lines.push('// One score for each class.', 'export const decision = (row) => [')
  for (const score of scores) lines.push(`  ${z(score)},`)
  lines.push(']', '', `export const classes = ${text(classes)}`, '')
  lines.push('export const probabilities = (row) => {', '  const z = decision(row)')
  lines.push('  const most = Math.max(...z)', '  const e = z.map((value) => Math.exp(value - most))')
  lines.push('  const all = e.reduce((a, b) => a + b)', '  return e.map((value) => value / all)', '}', '')
  lines.push('export const predict = (row) => {', '  const z = decision(row)')
  lines.push('  return classes[z.indexOf(Math.max(...z))]', '}', '')
  return lines.join('\n')
}

const sum = ({ intercept, terms }: Score, offset: string | undefined): string =>
  [String(intercept), ...terms.map(product), ...(offset === undefined ? [] : [`row[${text(offset)}]`])].join(
    '\n    + ',
  )

function product(term: Term): string {
  const cell = `row[${text(term.column)}]`
  if (term.kind === 'category') {
    const known = `level(new Map(${text(term.levels)}), ${cell})`
    return term.missing === undefined ? known : `(missing(${cell}) ? ${term.missing} : ${known})`
  }
  if (term.missing === undefined) return `${term.w} * ${cell}`
  return `(missing(${cell}) ? ${term.w} * ${term.missing.mean} + ${term.missing.w} : ${term.w} * ${cell})`
}

const LEVEL = [
  'function level(weights, name) {',
  "  if (!weights.has(String(name))) throw new Error('unknown category: ' + name)",
  '  return weights.get(String(name))',
  '}',
  '',
]
const MISSING = [
  'function missing(cell) {',
  "  return cell === undefined || cell === null || cell === '' || Number.isNaN(cell)",
  '}',
  '',
]
