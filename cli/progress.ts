import type { Io } from './io.ts'

const PAUSE = 100 // milliseconds between two words about progress

/** One line on standard error that is written over; nothing where nobody looks. */
export function progressOn(io: Io | undefined): { draw(what: string, share: number): void; clear(): void } {
  let last = -Infinity
  let drawn = false
  return {
    draw(what, share) {
      const now = performance.now()
      if (!io?.errTTY || now - last < PAUSE) return
      last = now
      drawn = true
      const full = Math.floor(share * 20)
      io.err(
        `\r\u001b[2K${what} ${'#'.repeat(full)}${'.'.repeat(20 - full)} ${String(Math.floor(share * 100)).padStart(3)} %`,
      )
    },
    clear() {
      if (drawn) io?.err('\r\u001b[2K')
      drawn = false
    },
  }
}
