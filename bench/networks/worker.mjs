// A trainer as a process: it says its version; then a task's name a line is answered by its milliseconds of
// processor time an epoch: on a busy machine they are what they are on a quiet one, or nearly.
import { createInterface } from 'node:readline'
import { load, tasks } from './tasks.mjs'

/** `prepare(task, data)` returns what trains once, anew. */
export async function serve(version, prepare) {
  console.log(version)
  const ready = new Map()
  for await (const name of createInterface({ input: process.stdin })) {
    const task = tasks[name]
    if (!ready.has(name)) {
      ready.set(name, prepare(task, load(task.data)))
      await ready.get(name)()
    }
    const before = process.cpuUsage()
    await ready.get(name)()
    const { user, system } = process.cpuUsage(before)
    console.log(String((user + system) / 1000 / task.epochs))
  }
}
