// What runs in a worker: the library's own steps on the core that the pool hands out.
import { give as giveNetworks } from '#networks'
import { give } from '#wasm'
import type { Order, Reply } from '../messages.ts'
import { type Job, newJob, work } from './job.ts'

interface Port {
  onmessage: ((event: { data: Order }) => void) | null
  postMessage(reply: Reply, transfer: readonly Transferable[]): void
}

type Threads = { parentPort: Port | null } | undefined
const { process } = globalThis as { process?: { getBuiltinModule?(name: string): Threads } }
const port: Port =
  process?.getBuiltinModule?.('node:worker_threads')?.parentPort ?? (globalThis as unknown as Port)
const post = (reply: Reply, transfer: readonly Transferable[] = []) => port.postMessage(reply, transfer)

let job: Job | undefined

port.onmessage = ({ data: order }) => {
  if ('module' in order) {
    give(order.module)
    held(order.lock)
  } else if ('task' in order) {
    if (order.task.module) giveNetworks(order.task.module)
    job = newJob()
    work(job, order.task, post)
  } else {
    if ('piece' in order) job!.pieces.push(order.piece)
    else job!.stopped = true
    job!.wake()
  }
}

// A lock that is held as long as this worker lives: who waits for it learns of its end, which a page is not told.
function held(lock: string | undefined): void {
  const ready = () => post({ ready: true })
  const { locks } = globalThis.navigator ?? {}
  const whole = () => {
    ready()
    return new Promise(() => {})
  }
  if (lock === undefined || !locks) ready()
  else locks.request(lock, whole).catch(ready)
}
