import type { Kind } from './kind.ts'

/** What tells one estimator from another. */
export interface Spec {
  readonly name: string
  /** The core's number of the loss. */
  readonly loss: number
  /** The core's number of the loss of three classes or more. */
  readonly several?: number
  /** The default; absent where nothing is penalised. */
  readonly l1Ratio?: number
  /** The default; absent where the caller must say. */
  readonly alpha?: number
  /** y holds classes. */
  readonly classifier?: boolean
  /** z is the logarithm of the mean: y >= 0, and the best possible z has a loss of its own. */
  readonly log?: boolean
  /** `score` is the share of its own loss that is explained, in place of R^2. */
  readonly share?: boolean
  /** The options that no other estimator has. */
  readonly own?: readonly string[]
  /** Which of them is the loss's parameter: a field of the model. */
  readonly parameter?: 'quantile' | 'delta'
  /** What it is where none is given: a number, or how to estimate it. */
  readonly initial?: number | 'auto'
  /** The model tells the rows whose residual is beyond the parameter. */
  readonly outliers?: boolean
  /** Where the predictor is not linear. */
  readonly kind?: Kind
}

/** Options that only some estimators have. */
export const ownOptions = ['quantile', 'delta', 'epsilon', 'classWeight', 'grouped'] as const
export type OwnOption = (typeof ownOptions)[number]

/** Losses of the core. */
const Loss = { squared: 0, logistic: 1, huber: 2, poisson: 3, quantile: 4, absolute: 5, softmax: 6 }

/** Not least squares, and useful without a penalty. */
const other = { l1Ratio: 0, alpha: 0 }

/** All estimators. */
export const specs = {
  LinearRegression: { name: 'LinearRegression', loss: Loss.squared, alpha: 0 },
  Ridge: { name: 'Ridge', loss: Loss.squared, l1Ratio: 0 },
  Lasso: { name: 'Lasso', loss: Loss.squared, l1Ratio: 1 },
  ElasticNet: { name: 'ElasticNet', loss: Loss.squared, l1Ratio: 0.5 },
  LogisticRegression: {
    name: 'LogisticRegression',
    loss: Loss.logistic,
    several: Loss.softmax,
    l1Ratio: 0,
    classifier: true,
    own: ['classWeight', 'grouped'],
  },
  LeastAbsoluteDeviations: {
    name: 'LeastAbsoluteDeviations',
    loss: Loss.absolute,
    ...other,
    share: true,
  },
  QuantileRegressor: {
    name: 'QuantileRegressor',
    loss: Loss.quantile,
    ...other,
    share: true,
    own: ['quantile'],
    parameter: 'quantile',
    initial: 0.5,
  },
  HuberRegressor: {
    name: 'HuberRegressor',
    loss: Loss.huber,
    ...other,
    own: ['delta', 'epsilon'],
    parameter: 'delta',
    initial: 'auto',
    outliers: true,
  },
  PoissonRegressor: { name: 'PoissonRegressor', loss: Loss.poisson, ...other, log: true, share: true },
} satisfies Record<string, Spec>

/** The estimator of this name, which must be one. */
export const specOfType = (type: string): Spec => specs[type as keyof typeof specs]
