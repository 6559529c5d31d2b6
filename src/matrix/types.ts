/** A list of finite numbers: a plain array or a typed one. Never written to. */
export type Numbers = ArrayLike<number>

/** Names of the columns, for any form of X. A model fitted with names refuses other ones in `predict`. */
export interface Named {
  readonly names?: readonly string[] | undefined
}

/** Rows: plain arrays or typed ones, all of one length. */
export type Rows = readonly (readonly number[] | Float64Array | Float32Array)[] & Named

/** Columns: plain arrays or typed ones, all of one length. */
export interface Columns extends Named {
  readonly columns: readonly Numbers[]
}

/** One flat array. Float32 stays four bytes wide in the core. */
export interface Flat extends Named {
  readonly data: Numbers
  readonly rows: number
  readonly cols: number
  /** `'row'`: row after row, the default; `'column'`: column after column. */
  readonly order?: 'row' | 'column' | undefined
}

/** Compressed sparse rows or columns, as scipy's; never made dense. No index twice in a row (a column). */
export interface Sparse extends Named {
  readonly format: 'csr' | 'csc'
  readonly rows: number
  readonly cols: number
  readonly data: Numbers
  readonly indices: Numbers
  readonly indptr: Numbers
}

/** An ndarray of two dimensions. Strides count elements and may be negative or 0. */
export interface NdArray extends Named {
  readonly data: Numbers
  readonly shape: readonly number[]
  /** Default: row after row. */
  readonly stride?: readonly number[] | undefined
  /** Default 0. */
  readonly offset?: number | undefined
}

/**
 * X, n rows (observations) by p columns (features), in any of these forms. Every element must be a finite
 * number. Inputs are never written to, and views with a byteOffset work.
 *
 * @example
 * ```ts
 * import { type Matrix, Ridge } from 'wasso'
 *
 * const data = Float64Array.of(1, 2, 0, 4)
 * const same: Matrix[] = [
 *   [[1, 2], [0, 4]],
 *   { columns: [[1, 0], [2, 4]], names: ['a', 'b'] },
 *   { data, rows: 2, cols: 2 },
 *   { data, shape: [2, 2], stride: [2, 1], offset: 0 },
 *   { format: 'csr', rows: 2, cols: 2, data: [1, 2, 4], indices: [0, 1, 1], indptr: [0, 2, 3] },
 * ]
 * for (const X of same) console.log(new Ridge({ alpha: 1 }).fit(X, [1, 2]).coef)
 * ```
 */
export type Matrix = Rows | Columns | Flat | Sparse | NdArray

interface Checked {
  readonly rows: number
  readonly cols: number
  readonly names: readonly string[] | undefined
}

/**
 * A dense X, as the face reads it: lines of one length, rows or columns. The elements are not checked yet,
 * and may change between two reads; `read` is safe then, and whoever calls it checks what it wrote.
 */
export interface Dense extends Checked {
  readonly kind: 'dense'
  /** The lines are columns. */
  readonly byColumn: boolean
  /** Every element is a Float32 already. */
  readonly float32: boolean
  /** Writes elements [from, to) of the lines [first, last) to `out`, line after line. Refuses non-numbers. */
  read(first: number, last: number, from: number, to: number, out: Float64Array | Float32Array): void
}

/** A sparse X as given; nothing but its sizes is checked yet. */
export interface Compressed extends Checked {
  readonly kind: 'sparse'
  readonly byColumn: boolean
  readonly data: Numbers
  readonly indices: Numbers
  readonly indptr: Numbers
}

export type Source = Dense | Compressed
