import type { Dataset } from '../dataset/dataset.ts'
import { fail } from '../errors.ts'
import type { Classifier } from '../estimators/classifier.ts'
import type { Regressor } from '../estimators/regressor.ts'
import type { Arguments } from '../fit/call.ts'
import { internals } from '../index.ts'
import type { Matrix } from '../matrix/types.ts'
import type { Options } from '../options.ts'
import type { Label } from '../target/labels.ts'
import { show } from '../words.ts'
import { type ManyData, type ManyFits, manySteps } from './steps.ts'

type Estimator = Regressor<Options> | Classifier<Options>

/** What y holds: numbers, or the classes of a classifier. */
type Answer<E extends Estimator> = E extends Regressor<Options> ? number : Label

/**
 * Many fits in one call: of one X with many y, or of many problems with the same number of columns. No model
 * objects are made.
 *
 * @param estimator - of any kind
 * @param X - n x p, or a data set, whose own y is then not used; or an array of problems, each a data set or
 *   [X, y] or [X, y, { sampleWeight, offset }]
 * @param Y - an array of m y of length n, or n x m values in one array, row after row
 * @param data - `sampleWeight` and `offset` of the rows, shared by all y
 * @returns flat arrays: coefs (m x p), intercepts, objectives, gaps, statuses; classes of a classifier
 * @throws {@link WassoError} as `fit`; the message begins with the number of the problem, from 0
 *
 * @example
 * ```ts
 * import { Lasso } from 'wasso'
 * import { fitMany } from 'wasso/many'
 *
 * const { coefs, statuses } = fitMany(new Lasso({ alpha: 0.1 }), [[1], [2], [3]], [[2, 4, 6], [1, 0, 1]])
 * console.log(coefs, statuses)
 * ```
 */
export function fitMany<E extends Estimator>(
  estimator: E,
  X: Matrix | Dataset<Label>,
  Y: readonly ArrayLike<Answer<E>>[] | ArrayLike<Answer<E>>,
  data?: ManyData,
): ManyFits
export function fitMany<E extends Estimator>(
  estimator: E,
  problems: readonly (Dataset<Label> | readonly [X: Matrix, y: ArrayLike<Answer<E>>, data?: ManyData])[],
): ManyFits
export function fitMany(estimator: Estimator, ...given: Arguments<ManyData>): ManyFits {
  const spec =
    internals.specOf(estimator) ?? fail('TYPE', `an estimator is asked for, but ${show(estimator)} given`)
  if (spec.kind) fail('PARAMETER', `fitMany is for linear models, and ${spec.name} is none: call its fit`)
  return internals.runSync(manySteps(spec, estimator.options, given))
}
