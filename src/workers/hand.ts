import type { Order, Reply } from './messages.ts'
import type { Port } from './port.ts'

/** Milliseconds in which a worker must leave a task that is not wanted any more: it looks up between two solves. */
const GRACE_MS = 30

/** What a worker is at. */
export interface Shift {
  reply(hand: Hand, reply: Reply, last: boolean): void
  /** The worker died of something. */
  lost(hand: Hand, cause: unknown): void
}

/** Who has workers. */
export interface Owner {
  idle(hand: Hand): void
  gone(hand: Hand): void
}

/** A worker that is ready, and what it is at. */
export class Hand {
  readonly #port: Port
  readonly #owner: Owner
  #shift: Shift | undefined
  #grace: ReturnType<typeof setTimeout> | undefined
  #told = false
  #ended = false

  constructor(port: Port, owner: Owner) {
    this.#port = port
    this.#owner = owner
    port.keep(false)
  }

  /** From now on it is at this, until it says that it is done or has failed or stopped. */
  begin(shift: Shift): void {
    this.#shift = shift
    this.#port.keep(true)
  }

  tell(order: Order, transfer: readonly Transferable[] = []): void {
    this.#port.post(order, transfer)
    this.#told = true
  }

  /** What it is at is not wanted any more. */
  stop(): void {
    this.#shift = undefined
    if (this.#told) {
      this.tell({ stop: true })
      this.#grace = setTimeout(() => this.end(), GRACE_MS)
    } else this.#rest()
  }

  hear(reply: Reply): void {
    const last = 'done' in reply || 'failed' in reply || 'stopped' in reply
    const shift = this.#shift
    if (last) this.#shift = undefined
    shift?.reply(this, reply, last)
    if (last) this.#rest()
  }

  /** It dies, or has died of a cause. */
  end(cause?: unknown): void {
    if (this.#ended) return
    this.#ended = true
    clearTimeout(this.#grace)
    this.#port.end()
    const shift = this.#shift
    this.#shift = undefined
    this.#owner.gone(this)
    shift?.lost(this, cause)
  }

  #rest(): void {
    clearTimeout(this.#grace)
    this.#told = false
    if (this.#ended) return
    this.#port.keep(false)
    this.#owner.idle(this)
  }
}
