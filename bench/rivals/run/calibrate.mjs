// Which setting reaches which accuracy: every rival from loose to strict, then between the two about each level.
import { settingsOf } from './registry.mjs'
import { entryOf, excess, fastest, judge, LEVELS, settle } from './results.mjs'

const ENOUGH = 0.9 * LEVELS.at(-1)
const CAP_OF_CV = 60_000
const SWEEP = 90_000 // milliseconds for one method of one rival; what is not reached by then is not reached
const REFINED = 10_000

/** Sweeps `rivals` anew. Ours comes first, so that the others can be stopped when they have arrived. */
export async function calibrate(bench, results, task, verb, rivals, log) {
  const entry = entryOf(results, task, verb)
  for (const rival of rivals) {
    const kept = (entry.rivals[rival] = { runs: [] })
    const attempt = (setting) => once(bench, results, { task, verb, rival, entry, kept, log }, setting)
    if (verb === 'cv') await atThePathsSettings(results, task, rival, kept, attempt)
    else {
      const settings = settingsOf(rival, task, verb)
      for (const method of new Set(settings.map((setting) => setting.method))) {
        const tols = settings.filter((setting) => setting.method === method).map(({ tol }) => tol)
        await sweep(method, tols, attempt, rival !== 'wasso' && Boolean(entry.best), kept)
      }
    }
  }
  settle(entry, verb)
}

async function sweep(method, tols, attempt, judged, kept) {
  const tried = []
  for (const tol of tols) {
    const spent = tried.reduce((sum, { ms }) => sum + ms, 0)
    if (spent > SWEEP) {
      kept.error = `no stricter than ${tried.at(-1).tol}: its sweep took ${Math.round(spent / 1000)} s`
      break
    }
    const run = await attempt({ method, tol })
    if (run.error) break
    tried.push(run)
    // Ours, and before there is an optimum to compare with, all are tried.
    if (judged && run.now <= ENOUGH) break
  }
  for (const level of LEVELS) {
    const k = tried.findIndex(({ now }) => now <= level)
    if (k < 1) continue
    const [loose, strict] = [tried[k - 1], tried[k]]
    if (strict.ms < 1.3 * loose.ms || loose.tol < 5 * strict.tol || strict.ms > REFINED) continue
    const tol = Number(Math.sqrt(loose.tol * strict.tol).toPrecision(1))
    if (tried.some((run) => run.tol === tol)) continue
    const between = await attempt({ method, tol })
    if (!between.error) tried.push(between)
    tried.sort((a, b) => b.tol - a.tol)
  }
}

/** One run, kept and judged: { tol, ms, now }, now its gap against the best so far, or { error }. */
async function once(bench, results, { task, verb, rival, entry, kept, log }, { method, tol, gap }) {
  const { ms, note, first, error, scored } = await bench.run(task, verb, rival, { method, tol })
  const { version, missing } = bench.processes[rival]
  results.versions[rival] = version ?? `missing: ${missing}`
  if (error) {
    kept.runs.push({ method, tol, error })
    log(`${task} ${verb} ${rival} ${method} ${tol}: ${error}`)
    return { error }
  }
  const run = judge(entry, { method, tol, ms, times: [ms], first, note, gap }, scored)
  kept.runs.push(run)
  const now = run.objectives ? excess(entry, run) : run.gap
  log(
    `${task} ${verb} ${rival} ${method} ${tol}: ${ms.toPrecision(4)} ms, ${now?.toExponential(1)} ${note ?? ''}`,
  )
  return { tol, ms, now }
}

/** The settings with which the path reached each level, where the cap has room for six paths. */
async function atThePathsSettings(results, task, rival, kept, attempt) {
  if (settingsOf(rival, task, 'cv').length === 0) return
  const path = results.tasks[task]?.path?.rivals[rival]
  for (const run of new Set(LEVELS.map((level) => fastest(path, level)).filter(Boolean))) {
    if (run.ms * 6 < CAP_OF_CV) await attempt(run)
    else kept.error = `six paths of ${Math.round(run.ms)} ms are over the cap of 60 s`
  }
}
