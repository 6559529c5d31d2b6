/**
 * What went wrong, for programs. The list grows; no code ever changes its meaning.
 *
 * - `SHAPE`: sizes or names that do not fit together
 * - `NOT_FINITE`: NaN or an infinity, or finite numbers whose result is not; names the first row and column
 * - `TYPE`: a value of another type than asked for; nothing is ever coerced
 * - `PARAMETER`: an option that is unknown, missing or out of its range
 * - `DOMAIN`: a `y` that the loss cannot have
 * - `ONE_CLASS`: a classifier whose rows all belong to one class
 * - `SEPARABLE`: a classifier without a finite optimum
 * - `UNBOUNDED`: another loss without a finite optimum
 * - `MEMORY`: more than a WebAssembly memory can hold, or than the machine will give
 * - `MODEL_FORMAT`: JSON that is no wasso model
 * - `ABORTED`: the signal of an asynchronous call was aborted; its reason is the `cause`
 * - `DISPOSED`: a data set used after it was disposed of
 * - `WASM_BLOCKED`: the engine or the page's policy refuses WebAssembly
 * - `WORKER`: a worker of a pool cannot be started, or ended while it was at work; its end is the `cause`
 * - `INTERNAL`: a fault of wasso itself; please report it
 */
export type ErrorCode =
  | 'SHAPE'
  | 'NOT_FINITE'
  | 'TYPE'
  | 'PARAMETER'
  | 'DOMAIN'
  | 'ONE_CLASS'
  | 'SEPARABLE'
  | 'UNBOUNDED'
  | 'MEMORY'
  | 'MODEL_FORMAT'
  | 'ABORTED'
  | 'DISPOSED'
  | 'WASM_BLOCKED'
  | 'WORKER'
  | 'INTERNAL'

/**
 * The one class of every error that wasso throws. After any of them the next call works as if nothing had
 * happened.
 *
 * @example
 * ```ts
 * import { Lasso, WassoError } from 'wasso'
 *
 * try {
 *   new Lasso({ alpha: -1 }).fit([[1], [2]], [1, 2])
 * } catch (error) {
 *   if (error instanceof WassoError) console.log(error.code) // 'PARAMETER'
 * }
 * ```
 */
export class WassoError extends Error {
  /** The kind of error, for programs; the message, with the values, is for people. */
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'WassoError'
    this.code = code
  }

  /** By name: `wasso/prox`, which loads no core, has a class of its own, and its errors count as well. */
  static override [Symbol.hasInstance](value: unknown): value is WassoError {
    return value instanceof Error && value.name === 'WassoError'
  }
}

/** @internal Throws; an expression, so that a check reads `ok || fail(...)`. */
export function fail(code: ErrorCode, message: string, cause?: unknown): never {
  throw new WassoError(code, message, cause === undefined ? undefined : { cause })
}
