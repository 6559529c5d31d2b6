import type { Progress } from '../core/steps.ts'
import type { CrossFacts } from '../cross-validation/parts.ts'
import type { PathParts } from '../path/path.ts'
import { crossOf } from './answers.ts'
import type { Crew } from './crew.ts'
import type { Failure } from './failure.ts'
import type { Hand } from './hand.ts'
import { type Call, Job } from './job.ts'
import type { Piece, Reply } from './messages.ts'
import { type Parcel, parcelOf } from './parcel.ts'
import { Pieces } from './pieces.ts'
import { Scores } from './scores.ts'

/** Memory that all threads see: in a page only under the headers that isolate it from others. */
const canShare = () =>
  typeof SharedArrayBuffer === 'function' &&
  (globalThis as { crossOriginIsolated?: boolean }).crossOriginIsolated !== false

/** A cross-validation: each worker has all rows, and does whatever piece is next. */
export class Crossing extends Job {
  readonly #size: number
  readonly #pieces = new Pieces()
  /** Who is at what. */
  readonly #at = new Map<Hand, Piece>()
  #parcel: Promise<Parcel> | undefined
  #scores: Scores | undefined
  #path: PathParts | undefined
  #failure: { readonly at: number; readonly failed: Failure } | undefined

  constructor(call: Call, crew: Crew, size: number) {
    super(call, crew)
    this.#size = size
  }

  get wanted(): number {
    const free = this.settled ? 0 : this.#size - this.hands.size
    return this.#scores && this.hands.size > 0 ? Math.min(free, this.#pieces.waiting) : free
  }

  protected async begin(hand: Hand): Promise<void> {
    this.#parcel ??= parcelOf(this.call, this.#size > 1 && canShare())
    const { task } = await this.#parcel
    this.tell(hand, { task }, [])
  }

  protected heard(hand: Hand, reply: Reply): void {
    if ('progress' in reply) this.#progress(reply.progress)
    else if ('failed' in reply) this.#failed(reply.failed, reply.at ?? -1)
    else {
      if ('facts' in reply) this.#begun(reply.facts)
      else if ('fold' in reply) this.#scored(hand, reply.fold, reply.scores)
      else if ('closed' in reply) this.#solved(hand, reply.closed, reply.scores)
      else if ('path' in reply) {
        this.#path = reply.path
        this.#at.delete(hand)
      }
      if (!this.#at.has(hand)) this.#next(hand)
    }
    this.#end()
  }

  protected left(hand: Hand): void {
    const piece = this.#at.get(hand)
    if (piece) this.#pieces.back(piece)
    this.#at.delete(hand)
  }

  /** The first worker to be ready says what there is to do; all of them come to know the same. */
  #begun(facts: CrossFacts): void {
    if (this.#scores) return
    this.#scores = new Scores(facts)
    this.#pieces.fill(facts)
  }

  #next(hand: Hand): void {
    const piece = this.#pieces.next(this.hands.size)
    if (piece) {
      this.#at.set(hand, piece)
      hand.tell({ piece })
    } else {
      this.hands.delete(hand)
      hand.stop()
    }
  }

  #scored(hand: Hand, fold: number, scores: Float64Array): void {
    const { folds } = this.#at.get(hand) as { folds: readonly number[] }
    const rest = folds.filter((other) => other !== fold)
    if (rest.length > 0) this.#at.set(hand, { folds: rest })
    else this.#at.delete(hand)
    this.#scores!.set(fold, scores)
    this.#counted()
  }

  /** Where there is no closed form after all, the folds are done one by one, and by as many as there are. */
  #solved(hand: Hand, r: number, scores: Float64Array | undefined): void {
    this.#at.delete(hand)
    if (scores) {
      this.#scores!.setAll(r, scores)
      this.#counted()
    } else {
      this.#pieces.byFold(r)
      this.more()
    }
  }

  #counted(): void {
    const { left, total, facts } = this.#scores!
    this.report({ phase: 'fold', done: total - left, total })
    if (left === 0 && facts.grids.length > 1) this.#pieces.path(this.#scores!.judged().r)
  }

  /** While X is copied and while the path is all that is left; folds are counted when they are done. */
  #progress(progress: Progress): void {
    const left = this.#scores?.left
    if (progress.phase === 'copy' ? left === undefined : left === 0) this.report(progress)
  }

  /** The error counts that a call without a pool would have met first: of the first fold, and the path's after all. */
  #failed(failed: Failure, at: number): void {
    if (this.#failure && this.#failure.at <= at) return
    this.#failure = { at, failed }
    this.#pieces.drop(at)
    this.more()
  }

  #end(): void {
    if (this.#failure) {
      const { at, failed } = this.#failure
      const before = [...this.#at.values()].some((piece) => this.#pieces.startOf(piece) < at)
      if (this.#pieces.waiting === 0 && !before) this.fail(failed)
    } else if (this.#path && this.#scores?.left === 0) {
      const { parts } = this.#scores.judged()
      this.resolve(crossOf(this.call, { ...parts, path: this.#path }))
    }
  }
}
