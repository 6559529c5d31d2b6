/// <reference lib="esnext.disposable" preserve="true" />
import { checkKeys } from '../checks.ts'
import { guarded, pauses, trapped, withCore } from '../core/call.ts'
import { acquire, release } from '../core/instance.ts'
import { module } from '../core/module.ts'
import { runSync } from '../core/run.ts'
import { CORE, type Steps } from '../core/steps.ts'
import { fail } from '../errors.ts'
import { copyTo, type Resident } from '../matrix/resident.ts'
import { source } from '../matrix/source.ts'
import type { Matrix, Numbers } from '../matrix/types.ts'
import { checkFits, write } from '../matrix/write.ts'
import { type Label, labels } from '../target/labels.ts'
import { vector } from '../target/vector.ts'
import { weightsOf } from '../target/weights.ts'

/** What belongs to the rows of a data set. */
export interface DatasetData {
  /** Length n, each at least 0, not all 0. That of a call comes before it. Default 1. */
  readonly sampleWeight?: Numbers | undefined
  /**
   * Length n (three classes or more: n x K, row after row), added to the linear predictor. That of a call comes
   * before it. Default 0.
   */
  readonly offset?: Numbers | undefined
}

/** A value per row, or one for each class, which only a classifier will count. */
const perRowOf = (values: unknown, n: number): number => Math.floor(Object(values).length / n) || 1

const datasetKeys = ['sampleWeight', 'offset'] satisfies (keyof DatasetData)[]

/** What a data set holds; `X` is replaced after a trap. */
interface Held {
  X: Resident
  mark: number
  readonly sampleWeight: Numbers | undefined
  readonly offset: Numbers | undefined
  /** Calls that have not ended. */
  users: number
  /** One of them works on X itself, the others on copies. */
  busy: boolean
  broken: boolean
  disposed: boolean
}

let heldBy: (dataset: Dataset<Label>) => Held

/**
 * X and y, read, checked and copied into an instance of the core once, for any number of calls: every verb
 * takes it in place of X and y. Later changes of the arrays passed in have no effect. A call that finds it at
 * work for another one (overlapping asynchronous calls) works on a copy of X of its own.
 *
 * @example
 * ```ts
 * import { Dataset, Lasso, Ridge } from 'wasso'
 *
 * const rows = new Dataset([[1, 2], [2, 1], [3, 5], [4, 3]], [1, 2, 3, 5])
 * console.log(new Lasso({ alpha: 0.1 }).fit(rows).coef, new Ridge({ alpha: 0.1 }).fit(rows).coef)
 * rows.dispose()
 * ```
 */
export class Dataset<L extends Label = number> {
  /** n, the number of rows. */
  readonly nRows: number
  /** p, the number of columns. */
  readonly nFeatures: number
  /** Names of the columns, length p, where X had names. */
  readonly featureNames: readonly string[] | undefined
  /** Length n, a copy of what was passed in. */
  readonly y: ArrayLike<L>
  readonly #held: Held

  static {
    heldBy = (dataset) => dataset.#held
  }

  /**
   * @param X - n x p, in any form of {@link Matrix}
   * @param y - length n: numbers, or the classes for a classifier
   * @throws {@link WassoError} `SHAPE`, `NOT_FINITE`, `TYPE` and `PARAMETER` for X, y and data; `MEMORY`,
   *   `WASM_BLOCKED`
   */
  constructor(X: Matrix, y: ArrayLike<L>, data?: DatasetData) {
    checkKeys(data, datasetKeys, 'data')
    const from = source(X)
    const { rows: n } = from
    checkFits(from)
    const own =
      typeof (y as ArrayLike<unknown> | undefined)?.[0] === 'number' ? vector(y, n, 'y') : labels(y, n)
    const target = runSync<ArrayLike<Label>>(own)
    const held = {
      sampleWeight: runSync(weightsOf(data?.sampleWeight, n)),
      offset:
        data?.offset === undefined
          ? undefined
          : runSync(vector(data.offset, n, 'offset', perRowOf(data.offset, n))),
    }
    const core = acquire(module())
    const resident = runSync(guarded(core, () => write(core, from)))
    this.y = target as ArrayLike<L>
    this.nRows = n
    this.nFeatures = resident.p
    this.featureNames = resident.names
    this.#held = {
      ...held,
      X: resident,
      mark: core.mark(),
      users: 0,
      busy: false,
      broken: false,
      disposed: false,
    }
    Object.freeze(this)
  }

  /** Gives the memory back at once, instead of when the data set is forgotten. Any later use is `DISPOSED`. */
  dispose(): void {
    const held = this.#held
    if (held.disposed) return
    held.disposed = true
    if (held.users === 0 && !held.broken) release(held.X.core)
    held.X = undefined as never
  }

  /** The same as `dispose`, for `using`. */
  [Symbol.dispose](): void {
    this.dispose()
  }
}

/** What is held for the calls. */
export function open(dataset: Dataset<Label>): Held {
  const held = heldBy(dataset)
  refuseDisposed(held)
  return held
}

function refuseDisposed({ disposed }: Held): void {
  if (disposed) fail('DISPOSED', 'the data set was disposed of')
}

/** Work on the rows of a data set; what it reserves is freed when it ends in whatever way. */
export function* use<T>(held: Held, work: (X: Resident) => Steps<T>): Steps<T> {
  refuseDisposed(held) // reading y may have taken a while
  const { X } = held // what others do to the data set while this one waits does not reach it
  held.users++
  try {
    if (held.busy) return yield* withCore((core) => work(copyTo(core, X)))
    held.busy = true
    try {
      return yield* inPlace(held, yield* movable(held, X), work)
    } finally {
      held.busy = false
    }
  } finally {
    held.users--
  }
}

function* inPlace<T>(held: Held, X: Resident, work: (X: Resident) => Steps<T>): Steps<T> {
  const { mark } = held
  try {
    return yield* guarded(X.core, () => work(X))
  } catch (error) {
    held.broken = trapped(error)
    throw error
  } finally {
    X.core.release(mark)
  }
}

/** X, in another core where the last one trapped, and for good in one that can pause when a call first wants that. */
function* movable(held: Held, X: Resident): Steps<Resident> {
  if (pauses(X.core) && !held.broken) return X
  const core = (yield CORE)!
  if (!(held.broken || pauses(core))) {
    release(core)
    return X
  }
  const copy = copyTo(core, X)
  // Another call may be about to copy from the old one, which is then left to the garbage collector.
  if (!held.broken && held.users === 1) release(X.core)
  held.mark = core.mark()
  held.broken = false
  if (!held.disposed) held.X = copy
  return copy
}
