import type { CrossValidationJSON } from '../cross-validation/json.ts'
import type { Scoring } from '../cross-validation/scoring.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Matrix, Numbers } from '../matrix/types.ts'
import type { PredictData, ScoreData } from '../model/predictor.ts'
import type { PathJSON } from '../path/json.ts'
import type { Label } from '../target/labels.ts'
import type { NetworkCertificate, NetworkCertificateJSON } from './certificate.ts'
import type { NetworkFitData } from './data.ts'
import type { Activation } from './exports.ts'
import type { AnyNetworkOptions, NetworkLoss } from './options.ts'

/**
 * A fitted network: plain data in a frozen object, nothing to free. Made by `fit` or `networkFromJSON`. The contents of
 * its arrays are not to be written to.
 */
export interface NetworkModel {
  /** The estimator's name. */
  readonly type: 'MLPRegressor' | 'MLPClassifier'
  readonly hiddenLayerSizes: readonly number[]
  readonly activation: Activation
  readonly alpha: number
  readonly l1Ratio: number
  /** One for each layer, inputs x outputs, row after row, on the scale of the X passed in. Never -0. */
  readonly weights: readonly Float64Array[]
  /** One for each layer, as long as it has outputs. */
  readonly biases: readonly Float64Array[]
  /** All weights, layer after layer: those of `weights` are views of it. */
  readonly coef: Float64Array
  /** All biases, layer after layer: those of `biases` are views of it. A number where there is one alone. */
  readonly intercept: number | Float64Array
  /** Indices of the features with a weight other than zero, ascending. */
  readonly support: Int32Array
  /** How many weights are not zero. */
  readonly nNonzero: number
  /** p, the number of columns of X. */
  readonly nFeatures: number
  /** Names of the columns, length p, where X had names. */
  readonly featureNames: readonly string[] | undefined
  /** Fitted with an offset: `predict` and `score` want one too. */
  readonly usesOffset: boolean
  readonly certificate: NetworkCertificate

  /**
   * The same function without the hidden units that do nothing: one whose incoming weights are all zero is a constant
   * and folds into the next biases, one whose outgoing weights are all zero is left out. The certificate stays that of
   * the whole network.
   */
  prune(): this

  /** The network as plain JSON, which `networkFromJSON` reads back, bitwise. */
  toJSON(): NetworkJSON
}

/** A fitted `MLPRegressor`. */
export interface NetworkRegression extends NetworkModel {
  readonly loss: NetworkLoss
  /** `loss: 'huber'`: the largest residual that counts by its square. */
  readonly delta: number | undefined

  /**
   * The mean of each row: z, or exp(z) for `loss: 'poisson'`. A row gets the same bits alone, among others, and in any
   * form of X.
   */
  predict(X: Matrix, data?: PredictData): Float64Array

  /** R^2; for `loss: 'poisson'` the share of the deviance that is explained. */
  score(X: Matrix, y: Numbers, data?: ScoreData): number
}

/** A fitted `MLPClassifier`. Two classes have one output, z, the log odds of `classes[1]`. */
export interface NetworkClassification<L extends Label = Label> extends NetworkModel {
  /** The classes: numbers ascending, strings by code unit, false before true. */
  readonly classes: readonly L[]

  /** The most probable class of each row. */
  predict(X: Matrix, data?: PredictData): L[]

  /** z: of two classes length n, of K = 3 or more length n K, row after row. */
  decisionFunction(X: Matrix, data?: PredictData): Float64Array

  /** The probabilities of the classes, n x K, row after row. */
  predictProba(X: Matrix, data?: PredictData): Float64Array

  /** Accuracy. */
  score(X: Matrix, y: ArrayLike<L>, data?: ScoreData): number
}

/** A network as JSON. */
export interface NetworkJSON {
  readonly format: 'wasso-network'
  readonly version: 1
  readonly type: 'MLPRegressor' | 'MLPClassifier'
  readonly alpha: number
  readonly l1Ratio: number
  readonly nFeatures: number
  readonly featureNames?: readonly string[] | undefined
  readonly classes?: readonly Label[] | undefined
  readonly usesOffset: boolean
  readonly delta?: number | undefined
  readonly coef: readonly number[]
  readonly intercept: number | readonly number[]
  readonly certificate: NetworkCertificateJSON
  readonly hiddenLayerSizes: readonly number[]
  readonly activation: Activation
  readonly loss?: NetworkLoss | undefined
}

/** The networks along descending alphas, each fitted from the one at the next smaller alpha: plain data, frozen. */
export interface NetworkPath<M extends NetworkModel = NetworkModel> {
  readonly type: M['type']
  readonly options: Readonly<AnyNetworkOptions>
  readonly l1Ratio: number
  /** Descending. */
  readonly alphas: Float64Array
  /** A row of all weights per alpha. */
  readonly coefs: Float64Array
  /** A row of all biases per alpha. */
  readonly intercepts: Float64Array
  readonly certificates: readonly NetworkCertificate[]
  /** How many weights are not zero, one per alpha. */
  readonly nNonzero: Int32Array
  /** The loss alone, without the penalty, one per alpha; of Poisson what goes beyond its least value. */
  readonly losses: Float64Array
  /** The same of the best constant alone. */
  readonly nullLoss: number
  /** S, the sum of the weights; n without. */
  readonly totalWeight: number
  readonly nFeatures: number
  readonly featureNames: readonly string[] | undefined
  readonly classes: readonly Label[] | undefined
  readonly usesOffset: boolean

  /** The network at `alphas[i]`. */
  model(i: number): M

  /** The network at any alpha between the first and the last: one of the path, or a fit from the nearest one below. */
  at(alpha: number): M
  at(alpha: number, X: Matrix, y: ArrayLike<Label>, data?: NetworkFitData): M
  at(alpha: number, dataset: Dataset<Label>, data?: NetworkFitData): M

  toJSON(): NetworkPathJSON
}

/** A path of networks as JSON. */
export interface NetworkPathJSON extends Omit<PathJSON, 'certificates' | 'options'> {
  readonly options: object
  readonly certificates: readonly NetworkCertificateJSON[]
}

/** One of the networks that a cross-validation chose. */
export interface NetworkChoice<M extends NetworkModel = NetworkModel> {
  readonly index: number
  readonly alpha: number
  readonly l1Ratio: number
  readonly model: M
}

/** What each alpha scored on rows that it was not fitted on: as the `CrossValidation` of the linear estimators. */
export interface NetworkCrossValidation<M extends NetworkModel = NetworkModel> {
  readonly alphas: Float64Array
  readonly l1Ratios: Float64Array
  readonly mean: Float64Array
  readonly standardError: Float64Array
  readonly best: NetworkChoice<M>
  /** The largest alpha at the best's l1Ratio whose mean is within one standard error of the best. */
  readonly oneStandardError: NetworkChoice<M>
  readonly path: NetworkPath<M>
  readonly foldScores: Float64Array
  readonly foldId: Int32Array
  readonly seed: number
  readonly scoring: Scoring
  toJSON(): Omit<CrossValidationJSON, 'path'> & { readonly path: NetworkPathJSON }
}
