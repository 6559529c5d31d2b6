// What can be done to what the page knows.
import { batch } from '@preact/signals'
import { ask, askAt, restart } from './client.ts'
import { lossesFor } from './guess.ts'
import type { Export, Role, Settings } from './protocol.ts'
import {
  alpha,
  busy,
  chosen,
  clamped,
  corners,
  cross,
  failure,
  held,
  pair,
  path,
  roles,
  settings,
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
    cross.value = held.value = corners.value = touch.value = undefined
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

export const moveToBest = (): void => void (cross.value && moveTo(path.value!.alphas[cross.value.best]!))
export const moveToSimplest = (): void =>
  void (cross.value && moveTo(path.value!.alphas[cross.value.oneStandardError]!))

export function choosePair(of: readonly [number, number]): void {
  pair.value = of
  corners.value = touch.value = undefined
  ask({ kind: 'corners', pair: of })
}

export function download(what: Export): void {
  ask({ kind: 'export', what, alpha: alpha.value })
}
