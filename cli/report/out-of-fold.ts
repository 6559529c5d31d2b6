import type { ClassificationModel, Model } from 'wasso'
import type { Chosen } from '../choose.ts'
import { compute } from '../compute.ts'
import type { Io } from '../io.ts'
import type { Task } from '../task.ts'

const MOST_FOLDS = 200

/** What models say of rows that they were not fitted on: means, or a probability for each class. */
export interface Held {
  readonly means: Float64Array
  /** K for each row. */
  readonly shares: Float64Array | undefined
}

/** The chosen alpha fitted again without each fold, and asked for that fold; undefined where that would be too many. */
export async function outOfFold({ cv, choice }: Chosen, task: Task, io: Io): Promise<Held | undefined> {
  const { prepared, data, kind, make } = task
  const folds = Math.max(...cv.foldId) + 1
  if (folds > MOST_FOLDS) return undefined
  const own = kind.estimator === 'LinearRegression' ? {} : { alpha: choice.alpha, l1Ratio: choice.l1Ratio }
  const estimator = make(own)
  const n = prepared.y.length
  const K = (choice.model as ClassificationModel).classes?.length ?? 0
  const means = new Float64Array(n)
  const shares = K > 0 ? new Float64Array(n * K) : undefined
  for (let k = 0; k < folds; k++) {
    const inside: number[] = []
    const outside: number[] = []
    cv.foldId.forEach((fold, i) => {
      ;(fold === k ? inside : outside).push(i)
    })
    const take = <T>(values: ArrayLike<T>, rows: readonly number[]) => rows.map((i) => values[i]!)
    const cut = (rows: readonly number[]) => ({
      columns: prepared.X.columns.map((column) => take(column, rows)),
      names: prepared.X.names,
    })
    const some = (values: Float64Array | undefined, rows: readonly number[]) => values && take(values, rows)
    const call = { sampleWeight: some(data.sampleWeight, outside), offset: some(data.offset, outside) }
    const y = take(prepared.y as ArrayLike<unknown>, outside)
    const model: Model = await compute(
      io,
      outside.length * prepared.X.names.length * kind.cost,
      () => estimator.fit(cut(outside), y, call),
      (control) => estimator.fitAsync(cut(outside), y, { ...call, ...control }),
    )
    const ask = { offset: some(data.offset, inside) }
    if (shares) {
      const p = (model as ClassificationModel).predictProba(cut(inside), ask)
      inside.forEach((i, at) => {
        for (let c = 0; c < K; c++) shares[i * K + c] = p[at * K + c]!
      })
    } else {
      const z = (model as Model & { predict(X: object, data: object): Float64Array }).predict(
        cut(inside),
        ask,
      )
      inside.forEach((i, at) => {
        means[i] = z[at]!
      })
    }
  }
  return { means, shares }
}
