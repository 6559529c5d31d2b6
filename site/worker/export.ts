import type { ClassificationModel, RegressionModel } from 'wasso'
import { exportCode } from '../../src/export/index.ts'
import { save } from '../../src/table/saved.ts'
import type { Ask } from '../protocol.ts'
import type { Analysis } from './analysis.ts'
import type { AnyModel } from './estimator.ts'

/** The text of a file: the model with how its columns were made, its code, or the predictions of every row. */
export async function fileOf(
  analysis: Analysis,
  { alpha, what, network }: Extract<Ask, { kind: 'export' }>,
  signal: AbortSignal,
): Promise<string> {
  const { encoding } = analysis.prepared
  const model = network === undefined ? analysis.model(alpha) : analysis.networks!.model(network)
  if (what === 'model') return `${JSON.stringify(save(model.toJSON(), encoding))}\n`
  if (what === 'predictions') {
    // What the networks of folds predict is not kept: only their scores are.
    const held = network === undefined ? await analysis.predictHeld(alpha, signal) : undefined
    return predictions(analysis, model, held)
  }
  return exportCode(model, encoding, what)
}

function predictions(analysis: Analysis, model: AnyModel, held: Float64Array | undefined): string {
  const { X, y, rows, offset } = analysis.prepared
  const classes = (model as ClassificationModel).classes
  const data = offset ? { offset } : {}
  const fitted = classes
    ? (model as ClassificationModel).predictProba(X, data)
    : (model as RegressionModel).predict(X, data)
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
