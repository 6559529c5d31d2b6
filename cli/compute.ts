import type { AsyncControl, Progress } from 'wasso'
import { Interrupted } from './exit.ts'
import type { Io } from './io.ts'
import { progressOn } from './progress.ts'

const SOON = 3e6 // units of work that nobody waits for: a core that can pause costs 40 ms to load

/** A job of the library: at once where it is small, else so that it can be watched and stopped. */
export async function compute<T>(
  io: Io,
  work: number,
  atOnce: () => T,
  later: (control: AsyncControl) => Promise<T>,
): Promise<T> {
  if (work < SOON) return atOnce()
  const stop = new AbortController()
  const off = io.onInterrupt(() => stop.abort())
  const progress = progressOn(io)
  const onProgress = ({ phase, done, total }: Progress) => {
    progress.draw(`${NAMES[phase]} ${done} of ${total}`, done / total)
  }
  try {
    return await later({ signal: stop.signal, onProgress })
  } catch (error) {
    if ((error as { code?: string }).code === 'ABORTED')
      throw new Interrupted('interrupted: nothing was finished')
    throw error
  } finally {
    off()
    progress.clear()
  }
}

const NAMES = { copy: 'reading', solve: 'fit', path: 'alpha', fold: 'fold' }
