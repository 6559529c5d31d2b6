// What the page knows, in signals, and what can be done to it.
import { batch, computed, signal } from '@preact/signals'
import type { ReadOptions } from '../src/table/types.ts'
import { ask, askAt, behind, listen, restart } from './client.ts'
import { guessRoles, lossesFor } from './guess.ts'
import type {
  Corners,
  CrossFacts,
  Export,
  Failure,
  Held,
  PathFacts,
  Role,
  Roles,
  Settings,
  Solution,
  TableFacts,
  Tell,
  Touch,
} from './protocol.ts'
import { type Sample, samples } from './samples.ts'
import { DEFAULTS, fromHash, toHash } from './settings.ts'

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

let bytes: Uint8Array | undefined
let wanted: number | undefined // an alpha from the address, until it is reached
let moved = false

export function openSample(name: string): void {
  const sample = samples.find((one) => one.name === name) ?? samples[0]!
  // All but the first are in a script that runs after this one.
  if (!sample.csv()) {
    addEventListener('DOMContentLoaded', () => sample.csv() && openSample(name))
    return
  }
  read({ name: sample.title, sample }, new TextEncoder().encode(sample.csv()), {})
}

export function openBytes(name: string, given: Uint8Array): void {
  read({ name }, given, {})
}

export function openText(text: string): void {
  openBytes('pasted table', new TextEncoder().encode(text))
}

export async function openFile(file: File): Promise<void> {
  openBytes(file.name, new Uint8Array(await file.arrayBuffer()))
}

/** The same bytes, told what was guessed wrong. */
export function reread(options: ReadOptions): void {
  if (bytes) read(source.value, bytes, { ...reading.value, ...options })
}

function read(from: typeof source.value, given: Uint8Array, options: ReadOptions): void {
  bytes = given
  batch(() => {
    source.value = from
    reading.value = options
    table.value = undefined
    forget()
    busy.value = { words: 'reading', share: 0 }
  })
  ask({ kind: 'read', bytes: given, options })
}

function forget(): void {
  path.value = cross.value = solution.value = held.value = corners.value = touch.value = undefined
  failure.value = undefined
}

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
  moved = false
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
  const { alphas } = path.value!
  moved = true
  alpha.value = Math.min(alphas[0]!, Math.max(alphas.at(-1)!, value))
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

const files = new Set<(what: Export, text: string) => void>()
/** Called with every file that was asked for. */
export const onFile = (then: (what: Export, text: string) => void): void => void files.add(then)

function hear(tell: Tell): void {
  batch(() => hearing[tell.kind](tell as never))
}

type Hearing = { readonly [K in Tell['kind']]: (tell: Extract<Tell, { kind: K }>) => void }

const hearing: Hearing = {
  table(tell) {
    table.value = tell.table
    roles.value = source.value.sample?.roles?.(tell.table) ?? guessRoles(tell.table)
    const losses = lossesFor(targetFacts.value)
    const loss = asked && losses.includes(asked) ? asked : (source.value.sample?.loss ?? losses[0]!)
    settings.value = { ...settings.value, loss }
    asked = undefined
    output.value = 0
    if (targetFacts.value) return refit()
    busy.value = undefined
    failure.value = {
      message: 'No column can be predicted',
      remedy: 'a column of numbers or of a few classes',
    }
  },
  path(tell) {
    const { alphas } = tell.path
    path.value = tell.path
    solution.value = undefined // its coefficients may be those of other features
    if (output.value >= tell.path.outputs) output.value = 0
    alpha.value = clamp(wanted ?? alphas[Math.floor(alphas.length / 2)]!)
    busy.value = { words: 'cross-validating', share: 0 }
    pair.value = strongest(tell.path)
    askAt(alpha.value)
    if (tab.value === 'corners') choosePair(pair.value)
  },
  cross(tell) {
    cross.value = tell.cross
    busy.value = undefined
    if (!moved && wanted === undefined) alpha.value = path.value!.alphas[tell.cross.best]!
    wanted = undefined
    askAt(alpha.value)
    notice.value = `Cross-validated in ${Math.round(tell.cross.milliseconds)} ms`
  },
  at(tell) {
    solution.value = tell.solution
    if (behind()) return
    if (corners.value) ask({ kind: 'touch', alpha: tell.solution.alpha })
    if (cross.value) follow(tell.solution.alpha)
  },
  held(tell) {
    held.value = tell.held
  },
  corners(tell) {
    corners.value = tell.corners
    ask({ kind: 'touch', alpha: alpha.value })
  },
  touch(tell) {
    touch.value = tell.touch
  },
  progress(tell) {
    busy.value = tell
  },
  cancelled() {
    busy.value = undefined
    notice.value = 'Cancelled'
    if (!path.value) failure.value = { message: 'Cancelled', remedy: 'open it again, or another table' }
  },
  file(tell) {
    for (const then of files) then(tell.what, tell.text)
  },
  failed(tell) {
    busy.value = undefined
    failure.value = tell.fault
  },
}

const PAUSE = 50 // milliseconds: as often as points may be drawn anew beside all that moves
let followed = 0
let follower: ReturnType<typeof setTimeout> | undefined

/** The rows held out at alpha, soon: while alpha is dragged not in every frame. */
function follow(at: number): void {
  clearTimeout(follower)
  const now = () => {
    followed = performance.now()
    ask({ kind: 'held', alpha: at })
  }
  const wait = followed + PAUSE - performance.now()
  if (wait > 0) follower = setTimeout(now, wait)
  else now()
}

const clamp = (value: number) => {
  const { alphas } = path.value!
  return Math.min(alphas[0]!, Math.max(alphas.at(-1)!, value))
}

/** The two features that weigh most at the end of the path. */
function strongest({ coefs, sd, alphas }: PathFacts): [number, number] {
  const p = sd.length
  const last = coefs.subarray((alphas.length - 1) * (coefs.length / alphas.length))
  const order = Array.from(sd, (_, j) => j).sort(
    (a, b) => Math.abs(last[b]! * sd[b]!) - Math.abs(last[a]! * sd[a]!),
  )
  return [order[0]!, order[Math.min(1, p - 1)]!]
}

let asked: Settings['loss'] | undefined // by the address, for the first table

export function begin(): void {
  const address = fromHash(location.hash)
  settings.value = { ...DEFAULTS, ...address.settings }
  wanted = address.alpha
  asked = address.settings.loss
  if (address.tab && address.tab in TABS) tab.value = address.tab as Tab
  listen(hear)
  openSample(address.sample ?? '')
}

/** The address, but for what belongs to a file of the user's own. */
export const address = computed(() => {
  const { sample } = source.value
  return toHash({
    ...(sample && { sample: sample.name }),
    tab: tab.value,
    settings: settings.value,
    ...(!atBest.value && sample && path.value && { alpha: alpha.value }),
  })
})
