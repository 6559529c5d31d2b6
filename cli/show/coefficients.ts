import { bar, cut, digits, few, plural, type Style } from './style.ts'

/** What a table of coefficients is made of. */
export interface Fitted {
  readonly coef: ArrayLike<number>
  readonly intercept: number | ArrayLike<number>
  readonly nFeatures: number
  readonly featureNames?: readonly string[] | undefined
  readonly classes?: readonly (string | number | boolean)[] | undefined
}

/** One feature: w_j for each output, and the same per standard deviation. */
export interface Row {
  readonly name: string
  readonly w: readonly number[]
  readonly perSd: readonly number[]
}

const MOST = 40 // rows

/** The features, the largest first: as the penalty sees them, per standard deviation or per unit. */
export function rowsOf(model: Fitted, spread: readonly number[] | undefined, standardized: boolean): Row[] {
  const { coef, nFeatures: p, featureNames } = model
  const K = coef.length / p
  const rows = Array.from({ length: p }, (_, j) => {
    const w = Array.from({ length: K }, (_, k) => coef[k * p + j]!)
    return {
      name: featureNames?.[j] ?? `x${j}`,
      w,
      perSd: w.map((value) => value * (spread?.[j] ?? Number.NaN)),
    }
  })
  const size = ({ w, perSd }: Row) => Math.max(...(standardized && spread ? perSd : w).map(Math.abs))
  return rows.sort((a, b) => size(b) - size(a))
}

/** The coefficients by size, and the zeros summed up. */
export function coefficientLines(
  model: Fitted,
  spread: readonly number[] | undefined,
  standardized: boolean,
  style: Style,
): string[] {
  const all = rowsOf(model, spread, standardized)
  const kept = all.filter(({ w }) => w.some((value) => value !== 0))
  const zeros = all.slice(kept.length).map(({ name }) => name)
  const shown = kept.slice(0, MOST)
  const b = typeof model.intercept === 'number' ? [model.intercept] : Array.from(model.intercept)
  const outputs = b.length
  const widest = Math.min(28, Math.max(12, ...shown.map(({ name }) => [...name].length)))
  const fits = Math.min(outputs, Math.max(1, Math.floor((style.width - widest - 2) / 13)))
  const lines: string[] = []
  const cells = (name: string, values: readonly string[], tail = '') =>
    `  ${cut(name, widest).padEnd(widest)}${values.map((value) => value.padStart(13)).join('')}${tail}`
  if (outputs > 1) {
    const heads = model.classes!.slice(0, fits).map((label) => cut(String(label), 12))
    lines.push(style('bold', cells('', heads, fits < outputs ? ' ...' : '')))
    for (const { name, w } of shown)
      lines.push(
        cells(
          name,
          w.slice(0, fits).map((value) => digits(value)),
        ),
      )
    lines.push(
      cells(
        '(intercept)',
        b.slice(0, fits).map((value) => digits(value)),
      ),
    )
  } else {
    const known = spread !== undefined
    lines.push(style('bold', cells('', known ? ['coefficient', 'per sd'] : ['coefficient'])))
    const by = (row: Row) => Math.abs((known ? row.perSd : row.w)[0]!)
    const room = Math.min(20, style.width - widest - (known ? 32 : 19))
    const most = Math.max(...shown.map(by))
    for (const row of shown) {
      const values = (known ? [row.w[0]!, row.perSd[0]!] : [row.w[0]!]).map((value) => digits(value))
      lines.push(`${cells(row.name, values)}  ${style('dim', bar(by(row) / most, room))}`.trimEnd())
    }
    lines.push(cells('(intercept)', [digits(b[0]!)]))
  }
  if (kept.length > MOST) lines.push(`  and ${kept.length - MOST} more that are not zero (--json has all)`)
  if (zeros.length > 0) {
    const says = `  ${plural(zeros.length, 'is', 'are')} exactly zero: `
    lines.push(style('dim', says + few(zeros, style.width - says.length)))
  }
  return lines
}
