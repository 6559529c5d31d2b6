// The figures: the chosen settings of all rivals once a round, in turn, so that a slow moment falls on all alike.
import { summary } from '../../measure.mjs'
import { entryOf, fastest, judge, LEVELS, settle } from './results.mjs'

const ONCE = 2000
const NEVER = 10_000

/** Every rival's fastest setting for each level; for leave-one-out all, as its aims name two of them. */
export function chosen(entry, rivals, verb) {
  return rivals.flatMap((rival) => {
    if (verb === 'loo')
      return (entry.rivals[rival]?.runs ?? []).filter(({ ms }) => ms > 0).map((run) => ({ rival, run }))
    const runs = new Set(LEVELS.map((level) => fastest(entry.rivals[rival], level)).filter(Boolean))
    return [...runs].map((run) => ({ rival, run }))
  })
}

/** Times them anew. What takes 2 s is run once, what takes 10 s keeps its time of the sweep. */
export async function rounds(bench, results, task, verb, rivals, count, deadline, log) {
  const entry = entryOf(results, task, verb)
  const cases = chosen(entry, rivals, verb).filter(({ run }) => run.ms < NEVER)
  const times = new Map(cases.map(({ run }) => [run, []]))
  for (let round = 0; round < count; round++) {
    for (const { rival, run } of cases) {
      if (round > 0 && run.ms > ONCE) continue
      if (Date.now() > deadline) {
        if (round === 0) log(`${task} ${verb} ${rival}: out of time, the older figure stands`)
        continue
      }
      const { ms, first, note, error, scored } = await bench.run(task, verb, rival, {
        method: run.method,
        tol: run.tol,
      })
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
  }
  settle(entry, verb)
  for (const { rival, run } of cases)
    log(`${task} ${verb} ${rival} ${run.method} ${run.tol}: ${run.ms.toPrecision(4)} ms`)
}
