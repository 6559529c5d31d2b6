import { text } from '#worker'
import { fail } from '../errors.ts'
import { internals } from '../index.ts'
import { Hand, type Owner } from './hand.ts'
import type { Starter } from './port.ts'
import { thread } from './threads.ts'
import { fromAddress, fromFile, fromText } from './web.ts'

/** Milliseconds until a worker that says nothing counts as none. */
const PATIENCE_MS = 30_000

export type Script = string | URL | undefined

/** The ways to a worker, the first one that works. */
const ways = (script: Script): readonly Starter[] =>
  typeof Worker === 'function'
    ? script === undefined
      ? [fromText(text), fromFile]
      : [fromAddress(script)]
    : [script === undefined ? thread(text, true) : thread(script, false)]

/** A worker that has the core. */
export async function hire(script: Script, owner: Owner): Promise<Hand> {
  const causes: unknown[] = []
  for (const way of ways(script)) {
    try {
      return await ready(way, owner)
    } catch (error) {
      causes.push(error)
    }
  }
  fail(
    'WORKER',
    `no worker can be started here: a Content-Security-Policy must have worker-src blob:, or the address of a copy of wasso/worker.js, passed as script (${causes.join('; ')})`,
    causes[0],
  )
}

const ready = (start: Starter, owner: Owner): Promise<Hand> =>
  new Promise((resolve, reject) => {
    let hand: Hand | undefined
    const refuse = (cause: unknown) => {
      clearTimeout(timer)
      port.end()
      reject(cause)
    }
    const port = start({
      reply(reply) {
        if (hand) return hand.hear(reply)
        clearTimeout(timer)
        hand = new Hand(port, owner)
        if (port.lock) watch(port.lock, hand)
        resolve(hand)
      },
      end: (cause) => (hand ? hand.end(cause) : refuse(cause)),
    })
    const timer = setTimeout(() => refuse(new Error('it does not answer')), PATIENCE_MS)
    port.post({ module: internals.module(), lock: port.lock }, [])
  })

/** The worker holds the lock as long as it lives. */
function watch(lock: string, hand: Hand): void {
  const ended = () => hand.end(new Error('the worker ended'))
  globalThis.navigator?.locks?.request(lock, ended).catch(() => {})
}
