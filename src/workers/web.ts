import type { Listener, Port, Starter } from './port.ts'

/** A worker from a blob of its text: it needs no file, and under a policy `worker-src blob:`. */
export const fromText =
  (text: string): Starter =>
  (listener) => {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
    const port = portOf(new Worker(url), listener)
    return {
      ...port,
      end() {
        port.end()
        URL.revokeObjectURL(url)
      },
    }
  }

/** A worker from an address. */
export const fromAddress =
  (script: string | URL): Starter =>
  (listener) =>
    portOf(new Worker(script, { type: 'module' }), listener)

/** A worker from the file beside this one, spelt as bundlers look for it. */
export const fromFile: Starter = (listener) =>
  portOf(new Worker(new URL('./worker.js', import.meta.url), { type: 'module' }), listener)

let made = 0

function portOf(worker: Worker, { reply, end }: Listener): Port {
  worker.onmessage = ({ data }) => reply(data)
  worker.onmessageerror = () => end(new Error('a message could not be read'))
  worker.onerror = (event) => {
    event.preventDefault()
    end(event.error ?? new Error(event.message || 'its script was not loaded'))
  }
  return {
    post: (order, transfer) => worker.postMessage(order, [...transfer]),
    end: () => worker.terminate(),
    keep: () => {},
    lock: `wasso worker ${++made} ${Date.now()} ${Math.random()}`,
  }
}
