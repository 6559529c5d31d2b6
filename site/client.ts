// The one worker, made from its text: a page under `connect-src 'none'` then gives it the same policy.
import text from '#worker'
import type { Ask, Tell } from './protocol.ts'

let worker: Worker | undefined
let job = 0
let turn = 0
let listener: (tell: Tell) => void = () => {}

type Unsent = Ask extends infer A ? (A extends Ask ? Omit<A, 'job' | 'turn'> : never) : never

function start(): Worker {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
  const made = new Worker(url)
  URL.revokeObjectURL(url)
  made.onmessage = ({ data }: MessageEvent<Tell>) => hear(data)
  // What no answer tells: WebAssembly refused, or no memory left.
  made.onerror = ({ message }) => {
    listener({
      kind: 'failed',
      job,
      fault: { message: message || 'the worker has died', remedy: 'reload the page' },
    })
    restart()
  }
  return made
}

/** Whatever older jobs still say is not heard. */
function hear(tell: Tell): void {
  if (tell.job !== job) return
  if (tell.kind === 'at') {
    pending = false
    if (waiting !== undefined) {
      const alpha = waiting
      waiting = undefined
      askAt(alpha)
    }
  }
  listener(tell)
}

export function listen(to: (tell: Tell) => void): void {
  listener = to
  worker ??= start()
}

/** What begins a job ends all older ones; the rest belongs to the running one. */
export function ask(unsent: Unsent): void {
  worker ??= start()
  if (/^(read|fit|networks|cancel)$/.test(unsent.kind)) {
    job++
    pending = false
    waiting = undefined
  }
  worker.postMessage({ ...unsent, job, turn: ++turn })
}

let pending = false
let waiting: number | undefined

/** The model at alpha. While one is asked for, only the last of the others is kept. */
export function askAt(alpha: number): void {
  if (pending) {
    waiting = alpha
    return
  }
  pending = true
  ask({ kind: 'at', alpha })
}

/** True while a newer alpha waits than the one that was answered. */
export const behind = (): boolean => pending

/** Ends the worker in whatever it does; the next question starts another one. */
export function restart(): void {
  worker?.terminate()
  worker = undefined
  job++
  pending = false
  waiting = undefined
}
