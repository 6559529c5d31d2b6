// What can be done to what the page knows.
import { batch } from '@preact/signals'
import { ask, askAt, restart } from './client.ts'
import { lossesFor } from './guess.ts'
import { type Export, type Role, type Settings, SMOOTH } from './protocol.ts'
import {
  alpha,
  busy,
  chosen,
  clamped,
  corners,
  cross,
  failure,
  held,
  judged,
  networks,
  pair,
  path,
  roles,
  settings,
  shown,
  tab,
  table,
  touch,
} from './state.ts'

export function change(part: Partial<Settings>): void {
  settings.value = { ...settings.value, ...part }
  refit()
}

export function assign(column: number, role: Role): void {
  const single = role !== 'feature' && role !== 'ignore'
  const now = roles.value.map((old, k) => (k === column ? role : single && old === role ? 'ignore' : old))
  // The column that was the target goes back to where it came from.
  if (role === 'target')
    now[roles.value.indexOf('target')] = column === roles.value.indexOf('target') ? 'target' : 'feature'
  roles.value = now
  const losses = lossesFor(table.value?.columns[now.indexOf('target')])
  if (!losses.includes(settings.value.loss) || role === 'target')
    settings.value = { ...settings.value, loss: losses[0]! }
  refit()
}

export function refit(): void {
  if (!table.value) return
  if (!roles.value.includes('target') || !roles.value.includes('feature')) {
    failure.value = {
      message: roles.value.includes('target') ? 'No column is a feature' : 'No column is the target',
      remedy: 'give one that role, in the table of columns',
    }
    return
  }
  chosen.value = false
  batch(() => {
    failure.value = undefined
    cross.value = held.value = corners.value = touch.value = networks.value = judged.value = undefined
    busy.value = { words: 'fitting', share: 0 }
  })
  ask({ kind: 'fit', settings: settings.value, roles: roles.value })
}

export function cancel(): void {
  ask({ kind: 'cancel' })
  // Who is in the midst of a file does not listen.
  const words = busy.value
  setTimeout(() => {
    if (busy.value !== words || !words) return
    restart()
    busy.value = undefined
    table.value = undefined
    failure.value = { message: 'Cancelled', remedy: 'open it again, or another table' }
  }, 300)
}

export function moveTo(value: number): void {
  chosen.value = true
  alpha.value = clamped(value)
  askAt(alpha.value)
}

const moveToMark = (mark: 'best' | 'oneStandardError'): void => {
  if (tab.value === 'network') return void (judged.value && choose(judged.value[mark]))
  if (cross.value) moveTo(path.value!.alphas[cross.value[mark]]!)
}
export const moveToBest = (): void => moveToMark('best')
export const moveToSimplest = (): void => moveToMark('oneStandardError')

/** Shows the network at this place of their path. */
export function choose(index: number): void {
  chosen.value = true
  shown.value = index
}

/** Fits the networks. It is a job of its own: that of the linear path must have ended. */
export function train(): void {
  if (!path.value || (busy.value && !busy.value.words.includes('network'))) return
  chosen.value = false
  batch(() => {
    networks.value = judged.value = busy.value = undefined
    if (!SMOOTH.includes(settings.value.loss)) return
    busy.value = { words: 'fitting networks', share: 0 }
    ask({ kind: 'networks', settings: settings.value })
  })
}

/** Settings that the linear path does not have. */
export function changeNetworks(part: Partial<Settings>): void {
  settings.value = { ...settings.value, ...part }
  train()
}

export function choosePair(of: readonly [number, number]): void {
  pair.value = of
  corners.value = touch.value = undefined
  ask({ kind: 'corners', pair: of })
}

export function download(what: Export): void {
  ask({ kind: 'export', what, alpha: alpha.value, ...(tab.value === 'network' && { network: shown.value }) })
}
