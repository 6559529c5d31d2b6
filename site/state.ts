// What the page knows, in signals.
import { computed, signal } from '@preact/signals'
import type { ReadOptions } from '../src/table/types.ts'
import type {
  Corners,
  CrossFacts,
  Failure,
  Held,
  PathFacts,
  Roles,
  Settings,
  Solution,
  TableFacts,
  Touch,
} from './protocol.ts'
import type { Sample } from './samples.ts'
import { DEFAULTS } from './settings.ts'

export const TABS = { path: 'Path', corners: 'Why corners' } as const
export type Tab = keyof typeof TABS

export const source = signal<{ readonly name: string; readonly sample?: Sample }>({ name: '' })
export const table = signal<TableFacts | undefined>(undefined)
export const reading = signal<ReadOptions>({})
export const roles = signal<Roles>([])
export const settings = signal<Settings>(DEFAULTS)
export const path = signal<PathFacts | undefined>(undefined)
export const cross = signal<CrossFacts | undefined>(undefined)
export const alpha = signal(1)
export const solution = signal<Solution | undefined>(undefined)
export const held = signal<Held | undefined>(undefined)
export const corners = signal<Corners | undefined>(undefined)
export const touch = signal<Touch | undefined>(undefined)
export const pair = signal<readonly [number, number]>([0, 1])
export const failure = signal<Failure | undefined>(undefined)
export const busy = signal<{ readonly words: string; readonly share: number } | undefined>(undefined)
export const tab = signal<Tab>('path')
export const notice = signal('')
/** Which of several classes the coefficients are shown of. */
export const output = signal(0)
/** The feature that the pointer or the focus is on. */
export const lit = signal(-1)

export const targetFacts = computed(() => table.value?.columns[roles.value.indexOf('target')])
export const features = computed(() => path.value?.names ?? [])
export const atBest = computed(() => cross.value && path.value?.alphas[cross.value.best] === alpha.value)
export const atSimplest = computed(
  () => cross.value && path.value?.alphas[cross.value.oneStandardError] === alpha.value,
)

/** What the address asks for, until there is a path that has it. */
export const asked: { alpha?: number | undefined; loss?: Settings['loss'] | undefined } = {}
/** Whether alpha has been chosen since the last fit began: a cross-validation then leaves it where it is. */
export const chosen = signal(false)

/** A value of alpha in the range of the path. */
export const clamped = (value: number): number => {
  const { alphas } = path.value!
  return Math.min(alphas[0]!, Math.max(alphas.at(-1)!, value))
}
