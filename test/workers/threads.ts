import type { Worker } from 'node:worker_threads'
import { afterAll } from 'vitest'

/** The threads that were started since, in their order. */
export function watchThreads(): Worker[] {
  const threads: Worker[] = []
  const add = (worker: Worker) => void threads.push(worker)
  process.on('worker', add)
  afterAll(() => void process.off('worker', add))
  return threads
}
