import type { Program, Score, Term } from './terms.ts'

const name = (column: string): string => `"${column.replaceAll('"', '""')}"`
const text = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value).toUpperCase()

/** A query over the table `data`, in the SQL of SQLite, PostgreSQL and DuckDB. An unknown category gives NULL. */
export function sql({ about, scores, classes, log, offset }: Program): string {
  const lines = [`-- ${about}. Made by wasso.`, '-- Put the name of your table in place of data.']
  if (classes === undefined) {
    const z = sum(scores[0]!, offset)
    const mean = log ? `EXP(\n    ${z}\n  )` : z
    return [...lines, 'SELECT *,', `  ${mean} AS prediction`, 'FROM data;', ''].join('\n')
  }
  const inner = scores.map((score, k) => `    ${sum(score, offset)} AS wasso_z${k}`).join(',\n')
  lines.push('SELECT *,')
  if (scores.length === 1) {
    lines.push(
      `  CASE WHEN wasso_z0 > 0 THEN ${text(classes[1])} WHEN wasso_z0 <= 0 THEN ${text(classes[0])} END AS prediction,`,
    )
    lines.push('  1.0 / (1.0 + EXP(-wasso_z0)) AS probability')
  } else {
    const wins = (k: number) =>
      scores.flatMap((_, l) => (l === k ? [] : [`wasso_z${k} >= wasso_z${l}`])).join(' AND ')
    lines.push(
      '  CASE',
      ...classes.map((label, k) => `    WHEN ${wins(k)} THEN ${text(label)}`),
      '  END AS prediction,',
    )
    const share = (k: number) => scores.map((_, l) => `EXP(wasso_z${l} - wasso_z${k})`).join(' + ')
    lines.push(
      classes
        .map((label, k) => `  1.0 / (${share(k)}) AS ${name(`probability ${String(label)}`)}`)
        .join(',\n'),
    )
  }
  lines.push('FROM (', '  SELECT *,', inner, '  FROM data', ') AS scored;', '')
  return lines.join('\n')
}

const sum = ({ intercept, terms }: Score, offset: string | undefined): string =>
  [String(intercept), ...terms.map(product), ...(offset === undefined ? [] : [name(offset)])].join('\n    + ')

function product(term: Term): string {
  const cell = name(term.column)
  if (term.kind === 'category') {
    const levels = term.levels.map(([level, w]) => `WHEN ${cell} = ${text(level)} THEN ${w}`).join(' ')
    const missing = term.missing === undefined ? '' : `WHEN ${cell} IS NULL THEN ${term.missing} `
    return `CASE ${missing}${levels} END`
  }
  if (term.missing === undefined) return `${term.w} * ${cell}`
  return `CASE WHEN ${cell} IS NULL THEN ${term.w} * ${term.missing.mean} + ${term.missing.w} ELSE ${term.w} * ${cell} END`
}
