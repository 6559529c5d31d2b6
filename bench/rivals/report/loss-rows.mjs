import { LOSS_TASKS } from '../tasks/losses.mjs'

/** { task, verb, label, entry } of what was measured of these losses. */
export function lossRows(results, losses) {
  const tasks = Object.keys(LOSS_TASKS).filter((task) => losses.includes(LOSS_TASKS[task].loss))
  return tasks.flatMap((task) =>
    LOSS_TASKS[task].verbs.flatMap((verb) => {
      const entry = results.tasks[task]?.[verb]
      return entry
        ? [{ task, verb, label: `${task} ${verb === 'none' ? '' : verb.toUpperCase()}`.trim(), entry }]
        : []
    }),
  )
}
