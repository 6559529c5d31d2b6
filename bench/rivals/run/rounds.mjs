// The figures: the chosen settings of all rivals once a round, in turn, so that a slow moment falls on all alike.
import { summary } from '../../measure.mjs'
import { entryOf, fastest, judge, LEVELS, settle } from './results.mjs'

/** Every rival's fastest setting for each level. */
export function chosen(entry, rivals) {
  return rivals.flatMap((rival) => {
    const runs = new Set(LEVELS.map((level) => fastest(entry.rivals[rival], level)).filter(Boolean))
    return [...runs].map((run) => ({ rival, run }))
  })
}

/** Times them anew. What takes 5 s is run once a call, what takes 20 s keeps its time of the sweep. */
export async function rounds(bench, results, task, verb, rivals, count, deadline, log) {
  const entry = entryOf(results, task, verb)
  const cases = chosen(entry, rivals).filter(({ run }) => run.ms < 20_000)
  const times = new Map(cases.map(({ run }) => [run, []]))
  for (let round = 0; round < count; round++) {
    for (const { rival, run } of cases) {
      if (round > 0 && run.ms > 5000) continue
      if (Date.now() > deadline) return log(`${task} ${verb}: out of time, older figures stand`)
      const { ms, first, note, error, scored } = await bench.run(task, verb, rival, run)
      if (error) {
        run.error = error
        continue
      }
      times.get(run).push(ms)
      Object.assign(run, { first, note })
      judge(entry, run, scored)
    }
  }
  for (const [run, all] of times) {
    if (all.length === 0) continue
    run.times = all
    run.ms = summary(all).median
    delete run.stale
  }
  settle(entry, verb)
  for (const { rival, run } of cases)
    log(`${task} ${verb} ${rival} ${run.method} ${run.tol}: ${run.ms.toPrecision(4)} ms`)
}
