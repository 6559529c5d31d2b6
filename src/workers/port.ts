import type { Order, Reply } from './messages.ts'

/** A worker as the pool sees it, whatever it is made of. */
export interface Port {
  post(order: Order, transfer: readonly Transferable[]): void
  end(): void
  /** Whether the process waits for it. */
  keep(on: boolean): void
  /** What it shall hold while it lives, where nothing else tells its end. */
  readonly lock?: string
}

export interface Listener {
  reply(reply: Reply): void
  /** It is dead, or as good as dead. */
  end(cause: unknown): void
}

/** Makes one, or throws. */
export type Starter = (listener: Listener) => Port
