import type { ClassificationModel, Dataset, Label, RegressionModel } from 'wasso'
import type { Prepared } from '../../src/table/types.ts'
import type { Held, Settings } from '../protocol.ts'
import { type AnyModel, estimatorOf } from './estimator.ts'
import { judgeClasses, judgeNumbers } from './judge.ts'

interface Fold {
  /** The weights of all rows, 0 for those held out: the same to the library as leaving them out. */
  readonly weights: Float64Array
  readonly rows: readonly number[]
  readonly X: { readonly columns: Float64Array[]; readonly names: string[] }
  readonly offset: { readonly offset?: Float64Array }
}

/** Fits the folds of a cross-validation again at any alpha, to predict each row by the model that did not see it. */
export class HeldOut {
  readonly #folds: Fold[] = []
  readonly #starts: (AnyModel | undefined)[] = []

  constructor(
    readonly prepared: Prepared,
    readonly data: Dataset<Label>,
    readonly settings: Settings,
    readonly classes: readonly Label[] | undefined,
    readonly delta: number | undefined,
    foldId: Int32Array,
  ) {
    const { X, sampleWeight, offset } = prepared
    const rows: number[][] = []
    for (const [i, k] of foldId.entries()) (rows[k] ??= []).push(i)
    for (const held of rows.filter(Boolean)) {
      const weights = sampleWeight ? Float64Array.from(sampleWeight) : new Float64Array(foldId.length).fill(1)
      for (const i of held) weights[i] = 0
      const pick = (column: Float64Array) => Float64Array.from(held, (i) => column[i]!)
      this.#folds.push({
        weights,
        rows: held,
        X: { columns: X.columns.map(pick), names: X.names },
        offset: offset ? { offset: pick(offset) } : {},
      })
    }
  }

  /** Predictions of all rows: means, or the probabilities of K classes side by side. */
  async predict(alpha: number, signal: AbortSignal): Promise<Float64Array> {
    const { data, settings, classes, delta } = this
    const K = classes?.length ?? 1
    const all = new Float64Array(data.nRows * K)
    const estimator = estimatorOf(settings, { alpha, ...(delta !== undefined && { delta }) })
    for (const [k, { weights, rows, X, offset }] of this.#folds.entries()) {
      const start = this.#starts[k]
      const model = await estimator.fitAsync(data, { sampleWeight: weights, signal, ...(start && { start }) })
      this.#starts[k] = model
      const out = classes
        ? (model as ClassificationModel).predictProba(X, offset)
        : (model as RegressionModel).predict(X, offset)
      for (const [at, i] of rows.entries()) for (let c = 0; c < K; c++) all[i * K + c] = out[at * K + c]!
    }
    return all
  }

  async judge(alpha: number, signal: AbortSignal): Promise<Held> {
    const { classes, prepared } = this
    const predicted = await this.predict(alpha, signal)
    const { y, sampleWeight } = prepared
    if (!classes) return judgeNumbers(alpha, y as Float64Array, predicted, sampleWeight)
    const number = new Map(classes.map((label, k) => [label, k]))
    const truth = Int32Array.from(y as ArrayLike<Label>, (label) => number.get(label)!)
    return judgeClasses(alpha, truth, predicted, classes.length, sampleWeight)
  }
}
