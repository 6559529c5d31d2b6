import type { Worker } from 'node:worker_threads'
import { afterAll } from 'vitest'

/** The threads that are started from now on. */
export function watchThreads() {
  const all: Worker[] = []
  const ready = new Set<Worker>()
  const live = new Set<Worker>()
  const add = (worker: Worker) => {
    all.push(worker)
    live.add(worker)
    worker.once('message', () => ready.add(worker))
    worker.once('exit', () => live.delete(worker))
  }
  process.on('worker', add)
  afterAll(() => void process.off('worker', add))
  /** Until all that live are ready. */
  const calm = async () => {
    while (live.size === 0 || [...live].some((worker) => !ready.has(worker))) await turn()
    await turn()
  }
  return {
    all,
    calm,
    /** Kills those that live. */
    async kill(): Promise<void> {
      await calm()
      await Promise.all([...live].map((worker) => worker.terminate()))
    },
  }
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5))
