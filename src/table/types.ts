/** What a column seems to hold. Only numbers and categories become features. */
export type Kind = 'number' | 'category' | 'date' | 'id' | 'text' | 'empty'

/** One column of a table. */
export interface Column {
  /** From the header, made unique. */
  readonly name: string
  readonly kind: Kind
  /** The cells as they stand in the file, without the spaces around them. */
  readonly text: readonly string[]
  /** Numbers: one for each row, NaN where there is none. */
  readonly values?: Float64Array
  /** Categories: what occurs, by code unit. */
  readonly levels?: readonly string[]
  /** How many cells are empty, or say that there is no value. */
  readonly missing: number
  /** Numbers: the first row whose cell is neither a number nor missing, counted from 0. */
  readonly unreadable?: number
}

/** A table as read from text. */
export interface Table {
  readonly delimiter: string
  readonly decimal: Decimal
  readonly encoding: string
  readonly nRows: number
  readonly columns: readonly Column[]
  /** The line of the file on which each row begins, counted from 1. */
  readonly lines: Int32Array
  /** What was guessed, skipped or renamed, in words. */
  readonly notes: readonly string[]
}

export type Decimal = '.' | ','

/** What a reader may be told instead of guessing it. */
export interface ReadOptions {
  readonly delimiter?: string | undefined
  readonly decimal?: Decimal | undefined
  /** As TextDecoder names it. */
  readonly encoding?: string | undefined
  /** The first line holds names. Default: unless all of it are numbers. */
  readonly header?: boolean | undefined
}

/** How a column is turned into features. */
export type Feature =
  | {
      readonly name: string
      readonly kind: 'number'
      /** Stands in for a missing value, where that was asked for. */
      readonly mean?: number
      /** A second feature says which values were missing. */
      readonly flagged?: boolean
    }
  | {
      readonly name: string
      readonly kind: 'category'
      /** The first is the baseline: it has no feature. */
      readonly levels: readonly string[]
      /** A further feature says which values were missing. */
      readonly flagged?: boolean
    }

/** How columns become X: plain JSON, kept beside a model. */
export interface Encoding {
  readonly target: string
  readonly features: readonly Feature[]
  readonly weights?: string
  readonly offset?: string
}

/** What a fit is given. */
export interface Prepared {
  readonly X: { readonly columns: Float64Array[]; readonly names: string[] }
  readonly y: Float64Array | string[]
  readonly sampleWeight?: Float64Array
  readonly offset?: Float64Array
  /** The rows of the table that are used, ascending, counted from 0. */
  readonly rows: Int32Array
  readonly encoding: Encoding
  readonly notes: readonly string[]
}
