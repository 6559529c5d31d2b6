import * as wasso from 'wasso'
import type { LossName } from './checker/losses'

/** What the tests need to know of an estimator: a new one is a row here, and every table-driven test runs on it. */
export interface EstimatorFacts {
  /** The name of its class, and of its models in JSON. */
  readonly type: string
  readonly loss: LossName
  /** Options given whenever one is made, since the loss is not what it is without; `parameter` is the one of the loss. */
  readonly options: { readonly quantile?: number; readonly delta?: number }
  readonly parameter?: 'quantile' | 'delta'
  /** Whether it takes `alpha`, whether `fit` needs one, and with what `l1Ratio` when none is given. */
  readonly takesAlpha: boolean
  readonly needsAlpha: boolean
  readonly takesL1Ratio: boolean
  readonly l1Ratio: number
  /** The number of classes in y; 0 where y is no class. */
  readonly classes: number
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
  /** A row of p per output: one, or one per class where there are more than two. */
  readonly coef: Float64Array
  readonly intercept: number | Float64Array
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

export interface Fits {
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

function facts(type: string, loss: LossName, given: Partial<EstimatorFacts> = {}): EstimatorFacts {
  const { options = {}, classes = 0, l1Ratio = 0 } = given
  return {
    type,
    loss,
    options,
    parameter: Object.keys(options)[0] as 'quantile' | 'delta' | undefined,
    takesAlpha: true,
    needsAlpha: false,
    takesL1Ratio: true,
    l1Ratio,
    classes,
    classifier: classes > 0,
    ...given,
  }
}

const needed = { needsAlpha: true }

export const estimators = {
  LinearRegression: facts('LinearRegression', 'squared', { takesAlpha: false, takesL1Ratio: false }),
  Ridge: facts('Ridge', 'squared', { ...needed, takesL1Ratio: false }),
  Lasso: facts('Lasso', 'squared', { ...needed, takesL1Ratio: false, l1Ratio: 1 }),
  ElasticNet: facts('ElasticNet', 'squared', { ...needed, l1Ratio: 0.5 }),
  LogisticRegression: facts('LogisticRegression', 'logistic', { ...needed, classes: 2 }),
  'LogisticRegression, 3 classes': facts('LogisticRegression', 'softmax', { ...needed, classes: 3 }),
  LeastAbsoluteDeviations: facts('LeastAbsoluteDeviations', 'absolute'),
  QuantileRegressor: facts('QuantileRegressor', 'quantile', { options: { quantile: 0.37 } }),
  HuberRegressor: facts('HuberRegressor', 'huber', { options: { delta: 1.25 } }),
  PoissonRegressor: facts('PoissonRegressor', 'poisson'),
} satisfies Record<string, EstimatorFacts>

/** An estimator by its row, with the options that its loss needs. */
export function make(name: EstimatorName, options: object = {}): Fits {
  const { type, options: own } = estimators[name]
  const Estimator = (wasso as Record<string, unknown>)[type] as new (options: object) => Fits
  return new Estimator({ ...own, ...options })
}

/** Linear predictors or any other numbers made into what y may be: reals, counts, or classes by thresholds. */
export function observed(name: EstimatorName, z: readonly number[]): number[] {
  const { classes, loss } = estimators[name]
  if (loss === 'poisson') return z.map((v) => Math.round(Math.exp(Math.min(v / 2, 4))))
  if (classes === 0) return [...z]
  const sorted = [...z].sort((a, b) => a - b)
  const edge = (k: number): number => sorted[Math.floor((k * z.length) / classes)]
  return z.map((v) =>
    Array.from({ length: classes - 1 }, (_, k) => Number(v >= edge(k + 1))).reduce((a, b) => a + b),
  )
}

/** Offsets of one output made into those of an estimator's: n rows of K where there are K > 2 classes. */
export function offsetOf(name: EstimatorName, offset: readonly number[]): number[] {
  const { classes } = estimators[name]
  if (classes <= 2) return [...offset]
  return offset.flatMap((o) =>
    Array.from({ length: classes }, (_, k) => (k === 0 ? o : k === 1 ? -o / 2 : 0)),
  )
}

/** The number of linear predictors. */
export function outputsOf(name: EstimatorName): number {
  const { classes } = estimators[name]
  return classes > 2 ? classes : 1
}

export type EstimatorName = keyof typeof estimators

export const estimatorNames = Object.keys(estimators) as EstimatorName[]

/** The solvers by name, as the option `solver` takes them. */
export const solverNames = [
  'auto',
  'proximal-gradient',
  'coordinate-descent',
  'newton',
  'quasi-newton',
  'cholesky',
  'qr',
  'conjugate-gradient',
  'interior-point',
  'simplex',
] as const
