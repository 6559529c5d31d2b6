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

interface Fits {
  fit(X: unknown, y: unknown, data?: unknown): FittedModel
  fitAsync(X: unknown, y: unknown, data?: unknown): Promise<FittedModel>
}

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
