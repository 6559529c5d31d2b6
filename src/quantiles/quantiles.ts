import { runSync } from '../core/run.ts'
import { Dataset } from '../dataset/dataset.ts'
import type { Arguments } from '../fit/call.ts'
import type { FitData } from '../fit/data.ts'
import type { Matrix, Numbers } from '../matrix/types.ts'
import type { QuantileModel } from '../model/regression.ts'
import type { PenalisedOptions } from '../options.ts'
import { quantileSteps } from './steps.ts'

/** The rows where the prediction of one quantile lies above that of the next. */
export interface Crossing {
  readonly lower: number
  readonly upper: number
  /** How many rows. */
  readonly count: number
  /** Which, ascending. */
  readonly rows: Int32Array
  /** By how much at most, in units of y; 0 without a crossing. */
  readonly largest: number
}

/** Several quantiles of one y; the object is frozen. */
export interface Quantiles {
  /** As given, ascending. */
  readonly quantiles: Float64Array
  /** One for each. */
  readonly models: readonly QuantileModel[]
  /** One for each pair of neighbours, over the rows of positive weight that they were fitted on. */
  readonly crossings: readonly Crossing[]
}

/**
 * Several quantiles of y given x at once, each a fit of {@link QuantileRegressor}: X is read once, and each fit starts
 * from the one before. Fitted one by one, the predictions of two quantiles may cross on some rows; which these are is
 * told.
 *
 * @param X - n x p, in any form of {@link Matrix}; or a data set, in place of X and y
 * @param y - length n
 * @param quantiles - ascending, each above 0 and below 1
 * @param options - those of `QuantileRegressor`, but for `quantile`
 * @param data - what belongs to the rows
 * @throws {@link WassoError} as `fit`; `PARAMETER` for quantiles that are none or do not ascend
 *
 * @example
 * ```ts
 * import { fitQuantiles } from 'wasso'
 *
 * const X = Array.from({ length: 30 }, (_, i) => [i])
 * const y = X.map(([x]) => x! + x! * Math.sin(7 * x!))
 * const { models, crossings } = fitQuantiles(X, y, [0.1, 0.5, 0.9])
 * console.log(models.map((model) => model.predict([[10]])[0]), crossings[0].count)
 * ```
 */
export function fitQuantiles(
  X: Matrix,
  y: Numbers,
  quantiles: Numbers,
  options?: PenalisedOptions,
  data?: FitData,
): Quantiles
export function fitQuantiles(
  dataset: Dataset,
  quantiles: Numbers,
  options?: PenalisedOptions,
  data?: FitData,
): Quantiles
export function fitQuantiles(X: unknown, ...rest: unknown[]): Quantiles {
  const isDataset = X instanceof Dataset
  const [y, quantiles, options, data] = isDataset ? [undefined, ...rest] : rest
  const given = (isDataset ? [X, data] : [X, y, data]) as Arguments<FitData>
  return runSync(quantileSteps(quantiles, options as PenalisedOptions | undefined, given))
}
