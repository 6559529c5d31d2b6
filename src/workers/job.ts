import type { AsyncControl } from '../core/steps.ts'
import type { Arguments } from '../fit/call.ts'
import type { PathData } from '../fit/data.ts'
import { WassoError } from '../index.ts'
import type { AnyOptions } from '../options.ts'
import type { Spec } from '../spec.ts'
import type { Crew, Work } from './crew.ts'
import { errorOf, type Failure } from './failure.ts'
import type { Hand, Shift } from './hand.ts'
import type { Order, Reply, Verb } from './messages.ts'

/** A call, as the caller made it. */
export interface Call {
  readonly verb: Verb
  readonly spec: Spec
  readonly options: AnyOptions
  readonly given: Arguments<PathData>
  readonly control: AsyncControl
  /** The same call without a pool. */
  alone(): Promise<unknown>
}

/** A worker that dies may have been unlucky; two are a sign. */
const DEATHS = 2

/** A call that waits for workers or is at work in some, and the promise of its result. */
export abstract class Job implements Work, Shift {
  protected readonly call: Call
  protected readonly hands = new Set<Hand>()
  protected settled = false
  readonly #crew: Crew
  readonly #result: Promise<unknown>
  #deaths = 0
  #resolve!: (result: unknown) => void
  #reject!: (error: unknown) => void
  readonly #abort = () =>
    this.refuse(
      new WassoError('ABORTED', 'the signal was aborted; `cause` holds its reason', {
        cause: this.call.control.signal!.reason,
      }),
    )

  constructor(call: Call, crew: Crew) {
    this.call = call
    this.#crew = crew
    this.#result = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  /** Has itself done. */
  start(): Promise<unknown> {
    const { signal } = this.call.control
    if (signal?.aborted) this.#abort()
    else {
      signal?.addEventListener('abort', this.#abort)
      this.#crew.add(this)
    }
    return this.#result
  }

  abstract get wanted(): number
  protected abstract begin(hand: Hand): Promise<void>
  protected abstract heard(hand: Hand, reply: Reply): void
  /** What was given to a worker that is no longer at it is to be done again. */
  protected abstract left(hand: Hand): void

  take(hand: Hand): void {
    this.hands.add(hand)
    hand.begin(this)
    // What cannot be sent, and what is wrong with it, is answered here.
    this.begin(hand).catch(() => this.settle(() => this.#resolve(this.call.alone())))
  }

  reply(hand: Hand, reply: Reply, last: boolean): void {
    if (last) {
      this.hands.delete(hand)
      this.left(hand)
    }
    this.heard(hand, reply)
  }

  lost(hand: Hand, cause: unknown): void {
    this.hands.delete(hand)
    this.left(hand)
    if (++this.#deaths < DEATHS) this.#crew.assign()
    else {
      const times = `${DEATHS} workers ended while they were at work on this call (${cause})`
      this.refuse(new WassoError('WORKER', times, { cause }))
    }
  }

  /** Gives a task to a worker, unless all has ended while the task was made ready. */
  protected tell(hand: Hand, order: Order, transfer: readonly Transferable[]): void {
    if (this.hands.has(hand)) hand.tell(order, transfer)
  }

  protected report(progress: Parameters<NonNullable<AsyncControl['onProgress']>>[0]): void {
    try {
      this.call.control.onProgress?.(progress)
    } catch (error) {
      this.refuse(error)
    }
  }

  protected more(): void {
    this.#crew.assign()
  }

  protected resolve(result: unknown): void {
    this.settle(() => this.#resolve(result))
  }

  protected fail(failure: Failure): void {
    this.refuse(errorOf(failure))
  }

  refuse(error: unknown): void {
    this.settle(() => this.#reject(error))
  }

  protected settle(how: () => void): void {
    if (this.settled) return
    this.settled = true
    this.call.control.signal?.removeEventListener('abort', this.#abort)
    this.#crew.remove(this)
    how()
    for (const hand of this.hands) hand.stop()
    this.hands.clear()
  }
}
