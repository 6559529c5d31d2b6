// What the worker tells, and what follows from it.
import { batch } from '@preact/signals'
import { choosePair, refit } from './actions.ts'
import { ask, askAt, behind } from './client.ts'
import { guessRoles, lossesFor } from './guess.ts'
import type { Export, PathFacts, Tell } from './protocol.ts'
import {
  alpha,
  asked,
  busy,
  chosen,
  clamped,
  corners,
  cross,
  failure,
  held,
  notice,
  output,
  pair,
  path,
  roles,
  settings,
  solution,
  source,
  tab,
  table,
  targetFacts,
  touch,
} from './state.ts'

const files = new Set<(what: Export, text: string) => void>()
/** Called with every file that was asked for. */
export const onFile = (then: (what: Export, text: string) => void): void => void files.add(then)

export function hear(tell: Tell): void {
  batch(() => hearing[tell.kind](tell as never))
}

type Hearing = { readonly [K in Tell['kind']]: (tell: Extract<Tell, { kind: K }>) => void }

const hearing: Hearing = {
  table(tell) {
    table.value = tell.table
    roles.value = source.value.sample?.roles?.(tell.table) ?? guessRoles(tell.table)
    const losses = lossesFor(targetFacts.value)
    const loss =
      asked.loss && losses.includes(asked.loss) ? asked.loss : (source.value.sample?.loss ?? losses[0]!)
    settings.value = { ...settings.value, loss }
    asked.loss = undefined
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
    alpha.value = clamped(asked.alpha ?? alphas[Math.floor(alphas.length / 2)]!)
    busy.value = { words: 'cross-validating', share: 0 }
    pair.value = strongest(tell.path)
    askAt(alpha.value)
    if (tab.value === 'corners') choosePair(pair.value)
  },
  cross(tell) {
    cross.value = tell.cross
    busy.value = undefined
    if (!chosen.value && asked.alpha === undefined) alpha.value = path.value!.alphas[tell.cross.best]!
    asked.alpha = undefined
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

/** The two features that weigh most at the end of the path. */
function strongest({ coefs, sd, alphas }: PathFacts): [number, number] {
  const p = sd.length
  const last = coefs.subarray((alphas.length - 1) * (coefs.length / alphas.length))
  const order = Array.from(sd, (_, j) => j).sort(
    (a, b) => Math.abs(last[b]! * sd[b]!) - Math.abs(last[a]! * sd[a]!),
  )
  return [order[0]!, order[Math.min(1, p - 1)]!]
}
