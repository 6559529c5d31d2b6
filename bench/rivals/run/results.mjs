// bench/results/rivals.json: { tasks: { W1: { path: { null, best, rivals: { glmnet: { runs, error } } } } }, ... }
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const FILE = new URL('../../results/rivals.json', import.meta.url)

export function load() {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8'))
  } catch {
    return { tasks: {}, versions: {} }
  }
}

/** Numbers are cut to nine digits, but for the objectives, which gaps are taken from. */
export function save(results) {
  mkdirSync(new URL('.', FILE), { recursive: true })
  const text = JSON.stringify(results, (key, value) =>
    typeof value === 'number' && key !== 'null' && !/^\d+$/.test(key) ? Number(value.toPrecision(9)) : value,
  )
  // A line for each run keeps the file readable in a diff.
  writeFileSync(FILE, `${text.replaceAll(/(\{"method|"best"|"path":|"cv":|"fit)/g, '\n$1')}\n`)
}

export const entryOf = (results, task, verb) => ((results.tasks[task] ??= {})[verb] ??= { rivals: {} })

/** Lowers `best` to the objectives of a run, and gives the run its gap: the worst excess over best, by the null's. */
export function judge(entry, run, scored) {
  if (scored.error) return Object.assign(run, { error: scored.error })
  if (scored.deviation !== undefined) return Object.assign(run, { gap: scored.deviation })
  if (scored.curve) return Object.assign(run, { curve: scored.curve })
  entry.null = scored.null
  entry.best = scored.objectives.map((F, k) => Math.min(F, entry.best?.[k] ?? Number.POSITIVE_INFINITY))
  return Object.assign(run, { objectives: scored.objectives, nonzero: scored.nonzero })
}

/** The worst excess of the objectives over the best of all, by the null model's. */
export const excess = ({ best, null: value }, { objectives }) =>
  Math.max(...objectives.map((F, k) => (F - best[k]) / (Array.isArray(value) ? value[k] : value)))

/** Once all have run: the gaps against the best of all. Objectives are not kept, best is. */
export function settle(entry, verb) {
  const runs = Object.values(entry.rivals).flatMap(({ runs }) => runs)
  for (const run of runs) {
    if (!run.objectives) continue
    run.gap = excess(entry, run)
    delete run.objectives
  }
  if (verb === 'cv') settleCurves(entry, runs)
}

/** Held-out curves have no objective: their gap is the path's at the same setting, their deviation from the best's is told. */
function settleCurves(entry, runs) {
  const fresh = runs.filter(({ curve }) => curve)
  const best = fresh.reduce((a, b) => (b.gap < (a?.gap ?? Number.POSITIVE_INFINITY) ? b : a), undefined)
  if (best && best.gap <= (entry.bestGap ?? Number.POSITIVE_INFINITY)) {
    entry.curve = best.curve
    entry.bestGap = best.gap
  }
  for (const run of fresh) {
    run.deviation = Math.max(...run.curve.map((e, k) => Math.abs(e - entry.curve[k]) / entry.curve[k]))
    delete run.curve
  }
}

export const LEVELS = [1e-4, 1e-6, 1e-8]

/** A rival's fastest run that reaches the level. */
export function fastest({ runs = [] } = {}, level) {
  const reached = runs.filter(({ gap, ms }) => gap <= level && ms > 0)
  return reached.reduce((a, b) => (a && a.ms <= b.ms ? a : b), undefined)
}
