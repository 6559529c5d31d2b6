import type { Reply } from './messages.ts'
import type { Starter } from './port.ts'

interface Thread {
  postMessage(message: unknown, transfer: readonly Transferable[]): void
  terminate(): unknown
  ref(): void
  unref(): void
  on(event: 'message', listener: (reply: Reply) => void): void
  on(event: 'error' | 'messageerror', listener: (error: unknown) => void): void
  on(event: 'exit', listener: (code: number) => void): void
}

interface Threads {
  readonly Worker: new (script: string | URL, options: object) => Thread
}

interface Process {
  getBuiltinModule?(name: 'node:worker_threads'): Threads
  getBuiltinModule?(name: 'node:os'): { availableParallelism(): number }
}

/** Node's own modules, without an import that a bundler for browsers would follow. */
const node = (globalThis as { process?: Process }).process

/** How many threads the machine runs at once. */
export const cores = (): number =>
  globalThis.navigator?.hardwareConcurrency ?? node?.getBuiltinModule?.('node:os').availableParallelism() ?? 1

/** A thread of Node, of a script or of its text. Flags of the process that are not for text (`--input-type`) would end it. */
export const thread =
  (script: string | URL, isText: boolean): Starter =>
  ({ reply, end }) => {
    const { Worker } = node!.getBuiltinModule!('node:worker_threads')
    const worker = new Worker(script, { eval: isText, execArgv: [] })
    worker.on('message', reply)
    worker.on('messageerror', end)
    worker.on('error', end)
    worker.on('exit', (code) => end(new Error(`the thread ended with exit code ${code}`)))
    return {
      post: (order, transfer) => worker.postMessage(order, transfer),
      end: () => void worker.terminate(),
      keep: (on) => (on ? worker.ref() : worker.unref()),
    }
  }
