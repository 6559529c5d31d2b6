import type { Expected, Fitted } from './fitted.ts'

/** What a spreadsheet makes of formulas: by a translation of the few functions that they use. */
export function spreadsheet(text: string, { rows, model, expected }: Fitted): Expected {
  const formulas = [...text.matchAll(/^([^\n]+)\n=(.*)$/gm)].map(([, name, formula]) => ({
    name: name!,
    value: new Function('cell', 'SWITCH', 'IF', 'EXP', 'MAX', `return ${translated(formula!)}`),
  }))
  const filled = rows.map((row) => {
    const cells: Record<string, unknown> = { ...row }
    const cell = (name: string) => {
      if (!(name in cells)) throw new Error(`there is no column ${name}`)
      return cells[name] ?? ''
    }
    for (const { name, value } of formulas) cells[name] = value(cell, SWITCH, IF, Math.exp, Math.max)
    return cells
  })
  const predictions = filled.map((cells) => cells.prediction as number)
  const { classes } = model
  if (!classes) return { predictions }
  const of = (label: unknown) => filled.map((cells) => cells[`probability of ${label}`] as number)
  const shares = classes.length === 2 ? [of(classes[1]).map((p) => 1 - p), of(classes[1])] : classes.map(of)
  return { predictions, probabilities: expected.predictions.map((_, i) => shares.map((share) => share[i]!)) }
}

/** [@[name]] and [@name] become calls, `=` compares, `&` joins, "" in a text is one quote. */
function translated(formula: string): string {
  const parts = formula.match(/"(?:[^"]|"")*"|\[@\[(?:[^\]']|'.)*\]\]|\[@\w+\]|[^"[]+/g)!
  if (parts.join('') !== formula) throw new Error(`what is this? ${formula}`)
  return parts
    .map((part) => {
      if (part.startsWith('"')) return JSON.stringify(part.slice(1, -1).replaceAll('""', '"'))
      if (part.startsWith('[@[')) return `cell(${JSON.stringify(part.slice(3, -2).replace(/'(.)/g, '$1'))})`
      if (part.startsWith('[@')) return `cell(${JSON.stringify(part.slice(2, -1))})`
      return part.replace(/=/g, '===').replace(/&/g, '+')
    })
    .join('')
}

const IF = (test: boolean, yes: unknown, no: unknown) => (test ? yes : no)

function SWITCH(value: unknown, ...cases: unknown[]): unknown {
  const at = cases.findIndex((is, k) => k % 2 === 0 && is === value)
  return at < 0 ? Number.NaN : cases[at + 1]
}
