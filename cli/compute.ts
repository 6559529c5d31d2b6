import type { AsyncControl, Progress } from 'wasso'
import { Interrupted } from './exit.ts'
import type { Io } from './io.ts'
import { progressOn } from './progress.ts'

// Units of work that nobody waits for: a core that can pause costs 40 ms to load.
const SOON = 3e6

/** Whether a job is long enough to be watched. */
export const isLong = (work: number): boolean => work >= SOON

/** A job of the library: at once where it is small, else so that it can be watched and stopped. */
export const compute = async <T>(
  io: Io,
  work: number,
  atOnce: () => T,
  later: (control: AsyncControl) => Promise<T>,
): Promise<T> => (isLong(work) ? watched(io, later) : atOnce())

/** A job that shows how far it is, and that Ctrl-C ends with `Interrupted`. */
export async function watched<T>(
  io: Io,
  job: (control: AsyncControl) => Promise<T>,
  share = (done: number, total: number) => done / total,
): Promise<T> {
  const stop = new AbortController()
  const off = io.onInterrupt(() => stop.abort())
  const progress = progressOn(io)
  const onProgress = ({ phase, done, total }: Progress) => {
    progress.draw(NAMES[phase], share(done, total))
  }
  try {
    return await job({ signal: stop.signal, onProgress })
  } catch (error) {
    if ((error as { code?: string }).code === 'ABORTED')
      throw new Interrupted('interrupted: nothing was finished')
    throw error
  } finally {
    off()
    progress.clear()
  }
}

const NAMES = { copy: 'reading X', solve: 'fitting', path: 'path', fold: 'folds' }
