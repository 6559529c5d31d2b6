// The figures: the chosen settings of all rivals once a round, in turn, so that a slow moment falls on all alike.
import { summary } from '../../measure.mjs'
import { TASKS } from '../tasks.mjs'
import { entryOf, fastest, judge, LEVELS, settle } from './results.mjs'

const ONCE = 2000
const NEVER = 10_000

/**
 * Every rival's fastest setting for each level; for leave-one-out all, as its aims name two of them. Of the losses all of
 * ours, and of each method within three times of the fastest both the fastest and the loosest that reaches the level:
 * the sweep may have fallen on a slow moment.
 */
export function chosen(entry, rivals, verb, grouped) {
  return rivals.flatMap((rival) => {
    const runs = entry.rivals[rival]?.runs ?? []
    if (verb === 'loo' || (grouped && rival === 'wasso'))
      return runs.filter(({ ms }) => ms > 0).map((run) => ({ rival, run }))
    const each = LEVELS.flatMap((level) => (grouped ? ofMethods(runs, level) : [fastest({ runs }, level)]))
    return [...new Set(each.filter(Boolean))].map((run) => ({ rival, run }))
  })
}

function ofMethods(runs, level) {
  const best = fastest({ runs }, level)
  const reached = runs.filter(({ gap, ms }) => gap <= level && ms < 3 * best.ms)
  return [...new Set(reached.map(({ method }) => method))].flatMap((name) => {
    const own = reached.filter(({ method }) => method === name)
    return [fastest({ runs: own }, level), own.reduce((a, b) => (b.tol > a.tol ? b : a))]
  })
}

/** Times them anew. What takes 2 s is run once, what takes 10 s keeps its time of the sweep, but for the losses. */
export async function rounds(bench, results, task, verb, rivals, count, deadline, log) {
  const entry = entryOf(results, task, verb)
  const grouped = TASKS[task].group === 'losses'
  const cases = chosen(entry, rivals, verb, grouped).filter(({ run }) => grouped || run.ms < NEVER)
  const times = new Map(cases.map(({ run }) => [run, []]))
  for (let round = 0; round < count; round++) {
    for (const { rival, run } of cases) {
      if (round > 0 && run.ms > ONCE) continue
      // Of the losses each is timed once at least: a new figure beside an old one compares two moments.
      if (Date.now() > deadline && !(grouped && round === 0)) {
        if (round === 0) log(`${task} ${verb} ${rival}: out of time, the older figure stands`)
        continue
      }
      const { ms, first, note, error, scored } = await bench.run(task, verb, rival, {
        method: run.method,
        tol: run.tol,
        warm: run.ms < NEVER, // a long run warms itself
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
