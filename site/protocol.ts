// What the page and its worker say to each other: plain data, so that structured clone carries it.
import type { Certificate } from 'wasso'
import type { Activation, Groups, NetworkCertificate } from 'wasso/networks'
import type { Kind, ReadOptions } from '../src/table/types.ts'

export const LOSSES = ['squared', 'absolute', 'huber', 'quantile', 'poisson', 'logistic'] as const
/** Those that a network can have. */
export const SMOOTH: readonly Loss[] = ['squared', 'huber', 'poisson', 'logistic']
export type Loss = (typeof LOSSES)[number]
export type Role = 'target' | 'feature' | 'weight' | 'offset' | 'ignore'
export type Language = 'js' | 'python' | 'r' | 'sql' | 'excel'
export type Missing = 'drop' | 'mean'

/** What is to be fitted: nothing of the data but names of columns. */
export interface Settings {
  readonly loss: Loss
  /** Share of the L1 norm: 0 is ridge, 1 is lasso. */
  readonly l1Ratio: number
  readonly quantile: number
  /** Of Huber's loss; estimated where it is not said. */
  readonly delta: number | undefined
  readonly standardize: boolean
  readonly folds: number
  readonly seed: number
  readonly missing: Missing
  /** Of the network: how many units each hidden layer has, with a space between two. */
  readonly hidden: string
  readonly activation: Activation
  readonly groups: Groups
  readonly adaptive: boolean
  readonly restarts: number
}

/** A role for each column, in the order of the table. */
export type Roles = readonly Role[]

export type Ask =
  | { readonly kind: 'read'; readonly job: number; readonly bytes: Uint8Array; readonly options: ReadOptions }
  | { readonly kind: 'fit'; readonly job: number; readonly settings: Settings; readonly roles: Roles }
  | { readonly kind: 'cancel'; readonly job: number }
  | { readonly kind: 'at'; readonly job: number; readonly turn: number; readonly alpha: number }
  | { readonly kind: 'held'; readonly job: number; readonly turn: number; readonly alpha: number }
  | {
      readonly kind: 'corners'
      readonly job: number
      readonly turn: number
      readonly pair: readonly [number, number]
    }
  | { readonly kind: 'touch'; readonly job: number; readonly turn: number; readonly alpha: number }
  | { readonly kind: 'networks'; readonly job: number; readonly settings: Settings }
  | {
      readonly kind: 'export'
      readonly job: number
      readonly alpha: number
      readonly what: Export
      /** Index of the network that is wanted, in place of the model at alpha. */
      readonly network?: number
    }

export type Export = 'model' | 'predictions' | Language

export interface ColumnFacts {
  readonly name: string
  readonly kind: Kind
  readonly missing: number
  readonly distinct: number
  /** The first cells, as they stand in the file. */
  readonly preview: readonly string[]
  /** All values are whole numbers, none below 0. */
  readonly counts: boolean
  /** And some are 0, and few are large: they are counts of something, and no measurement in whole numbers. */
  readonly rare: boolean
}

export interface TableFacts {
  readonly delimiter: string
  readonly decimal: '.' | ','
  readonly encoding: string
  readonly nRows: number
  readonly columns: readonly ColumnFacts[]
  readonly notes: readonly string[]
}

export interface PathFacts {
  readonly type: string
  readonly n: number
  readonly names: readonly string[]
  readonly target: string
  readonly notes: readonly string[]
  /** Of a classifier, as text. */
  readonly classes: readonly string[]
  /** How many rows of coefficients: one, or one for each of three classes or more. */
  readonly outputs: number
  readonly alphas: Float64Array
  /** For each alpha `outputs` rows of p, on the scale of the table. */
  readonly coefs: Float64Array
  /** Standard deviation of each column. */
  readonly sd: Float64Array
  readonly nNonzero: Int32Array
  readonly optimal: number
  readonly milliseconds: number
}

export interface CrossFacts {
  readonly mean: Float64Array
  readonly standardError: Float64Array
  readonly best: number
  readonly oneStandardError: number
  readonly folds: number
  readonly milliseconds: number
}

/** The networks along a path, from the one without links to the densest. */
export interface NetworksFacts {
  /** How many features, units of each hidden layer, and outputs. */
  readonly widths: readonly number[]
  readonly alphas: Float64Array
  /** For each alpha all weights, layer after layer, inputs x outputs; then the same of the biases. */
  readonly coefs: Float64Array
  readonly biases: Float64Array
  readonly certificates: readonly NetworkCertificate[]
  /** For each alpha the share of the loss that is explained, on the rows fitted. */
  readonly explained: Float64Array
}

/** The exact model at one alpha. */
export interface Solution {
  readonly alpha: number
  readonly coef: Float64Array
  readonly intercept: readonly number[]
  readonly nonzero: number
  readonly certificate: Certificate
}

/** How rows are predicted by the models of the folds that did not see them. */
export type Held =
  | {
      readonly kind: 'numbers'
      readonly alpha: number
      /** Some of the rows where there are many. */
      readonly actual: Float64Array
      readonly predicted: Float64Array
      readonly n: number
      readonly r2: number
      readonly rmse: number
      readonly mae: number
    }
  | {
      readonly kind: 'classes'
      readonly alpha: number
      readonly n: number
      readonly accuracy: number
      /** A row for each class, a column for each prediction. */
      readonly confusion: readonly (readonly number[])[]
      /** Two classes: the receiver operating characteristic, and the area below it. */
      readonly roc?: { readonly x: Float64Array; readonly y: Float64Array; readonly auc: number }
      /** Mean probability and share of the truth in each tenth of the rows. */
      readonly calibration: readonly {
        readonly predicted: number
        readonly actual: number
        readonly n: number
      }[]
    }

/** Two features alone: where the loss is low. In units of standard deviations when those are penalised. */
export interface Corners {
  readonly names: readonly [string, string]
  /** The window, [from, to] of each axis. */
  readonly x: readonly [number, number]
  readonly y: readonly [number, number]
  /** The loss on size x size points, row after row, with the best intercept at each. */
  readonly size: number
  readonly losses: Float64Array
  readonly least: readonly [number, number]
  /** Where the solution goes as alpha descends: x, y, x, y, ... */
  readonly trail: Float64Array
  readonly alphas: Float64Array
}

export interface Touch {
  readonly alpha: number
  readonly point: readonly [number, number]
  readonly loss: number
  readonly certificate: Certificate
}

export interface Failure {
  readonly message: string
  readonly remedy?: string
  readonly row?: number
  readonly column?: string
  /** An option of the reader that mends it. */
  readonly option?: readonly [string, string]
  readonly code?: string
}

export type Tell =
  | { readonly kind: 'table'; readonly job: number; readonly table: TableFacts }
  | { readonly kind: 'path'; readonly job: number; readonly path: PathFacts }
  | { readonly kind: 'cross'; readonly job: number; readonly cross: CrossFacts }
  | { readonly kind: 'networks'; readonly job: number; readonly networks: NetworksFacts }
  | { readonly kind: 'judged'; readonly job: number; readonly cross: CrossFacts }
  | { readonly kind: 'progress'; readonly job: number; readonly words: string; readonly share: number }
  | { readonly kind: 'at'; readonly job: number; readonly turn: number; readonly solution: Solution }
  | { readonly kind: 'held'; readonly job: number; readonly turn: number; readonly held: Held }
  | { readonly kind: 'corners'; readonly job: number; readonly turn: number; readonly corners: Corners }
  | { readonly kind: 'touch'; readonly job: number; readonly turn: number; readonly touch: Touch }
  | { readonly kind: 'file'; readonly job: number; readonly what: Export; readonly text: string }
  | { readonly kind: 'failed'; readonly job: number; readonly fault: Failure }
  | { readonly kind: 'cancelled'; readonly job: number }
