import type { ClassificationModel, RegressionModel } from 'wasso'
import { exportCode } from '../../src/export/index.ts'
import { save } from '../../src/table/saved.ts'
import type { Export } from '../protocol.ts'
import type { Analysis } from './analysis.ts'

/** The text of a file: the model with how its columns were made, its code, or the predictions of every row. */
export async function fileOf(
  analysis: Analysis,
  alpha: number,
  what: Export,
  signal: AbortSignal,
): Promise<string> {
  const { encoding } = analysis.prepared
  const model = analysis.model(alpha)
  if (what === 'model') return `${JSON.stringify(save(model.toJSON(), encoding))}\n`
  if (what === 'predictions') return predictions(analysis, alpha, signal)
  return exportCode(model, encoding, what)
}

async function predictions(analysis: Analysis, alpha: number, signal: AbortSignal): Promise<string> {
  const { X, y, rows, offset } = analysis.prepared
  const model = analysis.model(alpha)
  const classes = (model as ClassificationModel).classes
  const data = offset ? { offset } : {}
  const fitted = classes
    ? (model as ClassificationModel).predictProba(X, data)
    : (model as RegressionModel).predict(X, data)
  const held = await analysis.predictHeld(alpha, signal)
  const K = classes?.length ?? 1
  const named = (values: string) => (classes ? classes.map((label) => `${values} ${label}`) : [values])
  const header = ['row', 'actual', ...named('fitted'), ...(held ? named('out of fold') : [])]
  const lines = Array.from(rows, (row, i) => [
    row + 1,
    y[i]!,
    ...fitted.subarray(i * K, (i + 1) * K),
    ...(held ? held.subarray(i * K, (i + 1) * K) : []),
  ])
  const quoted = (cell: unknown) =>
    /[",\n]/.test(`${cell}`) ? `"${`${cell}`.replaceAll('"', '""')}"` : `${cell}`
  return `${[header, ...lines].map((line) => line.map(quoted).join(',')).join('\n')}\n`
}
