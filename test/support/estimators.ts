import { ElasticNet, Lasso, LinearRegression, LogisticRegression, Ridge } from 'wasso'
import type { LossName } from './checker/losses'

/** What the tests need to know of an estimator: a new one is a row here, and every table-driven test runs on it. */
export interface EstimatorFacts {
  readonly Estimator: new (options?: never) => Fits
  readonly loss: LossName
  /** Whether it takes `alpha`, and with what `l1Ratio` when none is given. */
  readonly takesAlpha: boolean
  readonly takesL1Ratio: boolean
  readonly l1Ratio: number
  readonly classifier: boolean
}

export interface Certificate {
  readonly status: 'optimal' | 'stopped'
  readonly objective: number
  readonly gap: number
  readonly relativeGap: number
  readonly kkt: number
  readonly iterations: number
  readonly solver: string
  readonly rank?: number
  readonly unique?: boolean
}

/** The parts of a model that every table-driven test uses. */
export interface FittedModel {
  readonly coef: Float64Array
  readonly intercept: number
  readonly support: Int32Array
  readonly certificate: Certificate
  predict(X: unknown, data?: unknown): ArrayLike<unknown>
  score(X: unknown, y: unknown, data?: unknown): number
  toJSON(): unknown
}

/** The parts of a path that every table-driven test uses. */
export interface FittedPath {
  readonly alphas: Float64Array
  readonly l1Ratio: number
  readonly coefs: Float64Array
  readonly intercepts: Float64Array
  readonly certificates: readonly Certificate[]
  readonly nNonzero: Int32Array
  readonly losses: Float64Array
  readonly nullLoss: number
  model(i: number): FittedModel
  at(alpha: number, ...data: unknown[]): FittedModel
  toJSON(): unknown
}

/** The parts of a cross-validation that every table-driven test uses. */
export interface CrossValidated {
  readonly alphas: Float64Array
  readonly l1Ratios: Float64Array
  readonly mean: Float64Array
  readonly standardError: Float64Array
  readonly best: Chosen
  readonly oneStandardError: Chosen
  readonly path: FittedPath
  readonly foldScores: Float64Array
  readonly foldId: Int32Array
  toJSON(): unknown
}

interface Chosen {
  readonly index: number
  readonly alpha: number
  readonly l1Ratio: number
  readonly model: FittedModel
}

// X, y and data, or a data set and data.
type Call<T> = (X: unknown, y?: unknown, data?: unknown) => T

interface Fits {
  fit: Call<FittedModel>
  fitAsync: Call<Promise<FittedModel>>
  path: Call<FittedPath>
  pathAsync: Call<Promise<FittedPath>>
  crossValidate: Call<CrossValidated>
  crossValidateAsync: Call<Promise<CrossValidated>>
}

/** The verbs that take (X, y, data) or (data set, data), each with its asynchronous twin. */
export const verbs = [
  ['fit', 'fitAsync', {}],
  ['path', 'pathAsync', { nAlphas: 6, minRatio: 0.1 }],
  ['crossValidate', 'crossValidateAsync', { nAlphas: 4, minRatio: 0.1, folds: 3 }],
] as const satisfies [keyof Fits, keyof Fits, object][]

function regression(Estimator: unknown, l1Ratio: number, takesL1Ratio = false): EstimatorFacts {
  const takesAlpha = Estimator !== LinearRegression
  return {
    Estimator: Estimator as never,
    loss: 'squared',
    takesAlpha,
    takesL1Ratio,
    l1Ratio,
    classifier: false,
  }
}

export const estimators = {
  LinearRegression: regression(LinearRegression, 0),
  Ridge: regression(Ridge, 0),
  Lasso: regression(Lasso, 1),
  ElasticNet: regression(ElasticNet, 0.5, true),
  LogisticRegression: {
    Estimator: LogisticRegression as never,
    loss: 'logistic',
    takesAlpha: true,
    takesL1Ratio: true,
    l1Ratio: 0,
    classifier: true,
  },
} satisfies Record<string, EstimatorFacts>

export type EstimatorName = keyof typeof estimators

export const estimatorNames = Object.keys(estimators) as EstimatorName[]

/** The solvers by name, as the option `solver` takes them. */
export const solverNames = [
  'auto',
  'proximal-gradient',
  'coordinate-descent',
  'newton',
  'cholesky',
  'qr',
  'conjugate-gradient',
] as const
