import { fail, type WassoError } from '../errors.ts'
import type { Hand, Owner } from './hand.ts'
import { hire, type Script } from './hire.ts'

/** What asks for workers. */
export interface Work {
  /** How many more it could use. */
  readonly wanted: number
  take(hand: Hand): void
  /** There will be no workers. */
  refuse(error: unknown): void
}

/** The workers of a pool, and what waits for them, first come, first served. */
export class Crew implements Owner {
  readonly #script: Script
  readonly #hands = new Set<Hand>()
  readonly #idle: Hand[] = []
  readonly #work = new Set<Work>()
  #size: number
  #hiring = 0
  #disposed = false

  constructor(size: number, script: Script) {
    this.#size = size
    this.#script = script
  }

  /** The first worker; the others come when there is work for them. */
  async start(): Promise<void> {
    this.idle(await hire(this.#script, this))
  }

  add(work: Work): void {
    this.#work.add(work)
    if (this.#disposed) work.refuse(disposed())
    else this.assign()
  }

  remove(work: Work): void {
    this.#work.delete(work)
  }

  /** To be called when some work wants more workers. */
  assign(): void {
    for (const work of this.#work) {
      while (work.wanted > 0 && this.#idle.length > 0) work.take(this.#idle.pop()!)
    }
    const wanted = [...this.#work].reduce((sum, work) => sum + work.wanted, 0)
    while (this.#hiring < wanted && this.#hands.size + this.#hiring < this.#size) this.#hire()
  }

  idle(hand: Hand): void {
    if (this.#disposed) hand.end()
    else {
      this.#hands.add(hand)
      this.#idle.push(hand)
      this.assign()
    }
  }

  /** It is replaced at once. */
  gone(hand: Hand): void {
    if (!this.#hands.delete(hand) || this.#disposed) return
    const at = this.#idle.indexOf(hand)
    if (at >= 0) this.#idle.splice(at, 1)
    this.#hire()
  }

  dispose(): void {
    this.#disposed = true
    for (const work of this.#work) work.refuse(disposed())
    for (const hand of this.#hands) hand.end()
  }

  async #hire(): Promise<void> {
    this.#hiring++
    try {
      const hand = await hire(this.#script, this)
      this.#hiring--
      this.idle(hand)
    } catch (error) {
      this.#hiring--
      // Fewer than were asked for are enough.
      this.#size = Math.max(1, this.#hands.size)
      if (this.#hands.size + this.#hiring === 0) for (const work of this.#work) work.refuse(error)
    }
  }
}

function disposed(): WassoError {
  try {
    fail('DISPOSED', 'the pool was disposed of')
  } catch (error) {
    return error as WassoError
  }
}
