import type { Progress } from '../core/steps.ts'
import type { CrossFacts } from '../cross-validation/parts.ts'
import type { Parts } from '../model/model.ts'
import type { AnyOptions } from '../options.ts'
import type { PathParts } from '../path/path.ts'
import type { Failure } from './failure.ts'

export type Verb = 'fit' | 'path' | 'crossValidate'

/** A call of an estimator, as it travels. */
export interface Task {
  readonly verb: Verb
  /** The estimator's name. */
  readonly name: string
  /** The core of its kind, where it has one. */
  readonly module: WebAssembly.Module | undefined
  readonly options: AnyOptions
  readonly X: unknown
  readonly y: unknown
  readonly data: unknown
  /** What `data.start` is made of: a model loses its class on the way. */
  readonly start: object | undefined
}

/** Some of a cross-validation: folds, numbered r K + k; all folds of a ratio in closed form; all rows at a ratio. */
export type Piece =
  | { readonly folds: readonly number[] }
  | { readonly closed: number }
  | { readonly path: number }

/** What a worker is told: once the core, then a task at a time; of a cross-validation its pieces; when to stop. */
export type Order =
  | { readonly module: WebAssembly.Module; readonly lock: string | undefined }
  | { readonly task: Task }
  | { readonly piece: Piece }
  | { readonly stop: true }

/** What it answers, first of all `ready`. A task ends with `done`, `failed` or `stopped`, and with only one of them. */
export type Reply =
  | { readonly ready: true }
  | { readonly progress: Progress }
  | { readonly facts: CrossFacts }
  | { readonly fold: number; readonly scores: Float64Array }
  | { readonly closed: number; readonly scores: Float64Array | undefined }
  | { readonly path: PathParts }
  | { readonly done: Parts | PathParts }
  /** `at`: the fold, or Infinity for the path; absent where it is the task that failed. */
  | { readonly failed: Failure; readonly at?: number | undefined }
  | { readonly stopped: true }
