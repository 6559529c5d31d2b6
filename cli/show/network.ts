import type { NetworkModel } from 'wasso/networks'
import type { Row } from './coefficients.ts'
import { bar, cut, digits, few, plural, type Style } from './style.ts'

const MOST = 40 // rows

/** Whether a model is a network. */
export const isNetwork = (model: object): model is NetworkModel => 'hiddenLayerSizes' in model

/** The features of a network by the Euclidean norm of the weights that leave them, the largest first. */
export function inputsOf(
  model: NetworkModel,
  spread: readonly number[] | undefined,
  standardized: boolean,
): Row[] {
  const { weights, nFeatures: p, featureNames } = model
  const first = weights[0]!
  const width = first.length / p
  const rows = Array.from({ length: p }, (_, j) => {
    const norm = Math.hypot(...first.subarray(j * width, (j + 1) * width))
    return { name: featureNames?.[j] ?? `x${j}`, w: [norm], perSd: [norm * (spread?.[j] ?? Number.NaN)] }
  })
  const size = ({ w, perSd }: Row) => (standardized && spread ? perSd : w)[0]!
  return rows.sort((a, b) => size(b) - size(a))
}

/** Its layers, and the features that it uses. */
export function networkLines(
  model: NetworkModel,
  spread: readonly number[] | undefined,
  standardized: boolean,
  style: Style,
): string[] {
  const rows = inputsOf(model, spread, standardized)
  const kept = rows.filter(({ w }) => w[0] !== 0)
  const zeros = rows.slice(kept.length).map(({ name }) => name)
  const shown = kept.slice(0, MOST)
  const widest = Math.min(28, Math.max(12, ...shown.map(({ name }) => [...name].length)))
  const { hiddenLayerSizes, activation, nNonzero, coef } = model
  const layers =
    hiddenLayerSizes.length === 0
      ? 'no hidden layer'
      : `${hiddenLayerSizes.join(' + ')} hidden units, ${activation}`
  const lines = [`  ${layers}; ${nNonzero} of ${plural(coef.length, 'weight')} are not zero`, '']
  lines.push(
    style('bold', `  ${''.padEnd(widest)}${'norm'.padStart(13)}${spread ? 'per sd'.padStart(13) : ''}`),
  )
  const by = (row: Row) => (spread ? row.perSd : row.w)[0]!
  const most = Math.max(...shown.map(by))
  for (const row of shown) {
    const values = spread ? [row.w[0]!, row.perSd[0]!] : [row.w[0]!]
    const start = `  ${cut(row.name, widest).padEnd(widest)}${values.map((value) => digits(value).padStart(13)).join('')}`
    lines.push(
      `${start}  ${style('dim', bar(by(row) / most, Math.min(20, style.width - start.length - 2)))}`.trimEnd(),
    )
  }
  if (kept.length > MOST) lines.push(`  and ${kept.length - MOST} more that are used (--json has all)`)
  if (zeros.length > 0) {
    const says = `  ${plural(zeros.length, 'is', 'are')} not used: `
    lines.push(style('dim', says + few(zeros, style.width - says.length)))
  }
  return lines
}
