// Which setting reaches which accuracy: every rival once from loose to strict, until 1e-9 or the cap.
import { RIVALS } from './registry.mjs'
import { entryOf, fastest, judge, LEVELS, settle } from './results.mjs'

const ENOUGH = LEVELS.at(-1) / 10
const CAP_OF_CV = 60_000

export async function calibrate(bench, results, task, verb, rivals, log) {
  const entry = entryOf(results, task, verb)
  for (const rival of rivals) {
    const settings = verb === 'cv' ? ofThePath(results, task, rival) : RIVALS[rival].settings(task, verb)
    const kept = (entry.rivals[rival] = { runs: [] })
    const judged = Boolean(entry.best) || verb === 'cv' // before there is an optimum to compare with, all are tried
    const done = new Set() // methods that reached enough, or were too slow
    for (const setting of settings) {
      if (done.has(setting.method)) continue
      if (setting.over) {
        kept.error = setting.over
        continue
      }
      const { method, tol, gap } = setting
      const { ms, note, first, error, scored } = await bench.run(task, verb, rival, { method, tol })
      const { version, missing } = bench.processes[rival]
      results.versions[rival] = version ?? `missing: ${missing}`
      if (error) {
        kept.runs.push({ method, tol, error })
        log(`${task} ${verb} ${rival} ${method} ${tol}: ${error}`)
        done.add(method)
        continue
      }
      const run = judge(entry, { method, tol, ms, times: [ms], first, note, gap }, scored)
      kept.runs.push(run)
      const now = run.objectives ? provisional(entry, run) : run.gap
      log(
        `${task} ${verb} ${rival} ${method} ${tol}: ${ms.toPrecision(4)} ms, ${now?.toExponential(1)} ${note ?? ''}`,
      )
      if (judged && now <= ENOUGH) done.add(method)
    }
  }
  settle(entry, verb)
}

const provisional = (entry, { objectives }) =>
  Math.max(
    ...objectives.map(
      (F, k) => (F - entry.best[k]) / (Array.isArray(entry.null) ? entry.null[k] : entry.null),
    ),
  )

/** Cross-validation at the settings with which the path reached each level: six paths, if the cap has room for them. */
function ofThePath(results, task, rival) {
  if (RIVALS[rival].settings(task, 'cv').length === 0) return []
  const path = results.tasks[task]?.path?.rivals[rival]
  const chosen = new Set(LEVELS.map((level) => fastest(path, level)).filter(Boolean))
  return [...chosen].map((run) =>
    run.ms * 6 < CAP_OF_CV
      ? run
      : { ...run, over: `six paths of ${Math.round(run.ms)} ms are over the cap of 60 s` },
  )
}
