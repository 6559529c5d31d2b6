// `npm run bench -- networks`: milliseconds of processor time an epoch of Adam takes, one thread each, turn by turn, beside those of
// rivals/setup.mjs that are there.
import { fileURLToPath } from 'node:url'
import { show, summary } from './measure.mjs'
import { tasks } from './networks/tasks.mjs'
import { Process } from './rivals/run/process.mjs'

const ROUNDS = 7
const path = (name) => fileURLToPath(new URL(name, import.meta.url))
const node = (...args) => [process.execPath, path(`networks/${args[0]}`), ...args.slice(1)]
const python = process.env.PYTHON ?? path('rivals/.venv/bin/python')
const trainers = {
  wasso: node('wasso.mjs'),
  'scikit-learn': [python, path('networks/use_sklearn.py'), JSON.stringify(tasks), path('../test/data')],
  'tfjs wasm': node('tfjs.mjs', 'wasm'),
  'tfjs cpu': node('tfjs.mjs', 'cpu'),
}

const running = Object.entries(trainers).map(([name, command]) => ({
  name,
  process: new Process(command, 0),
}))
console.log(
  'milliseconds of processor time an epoch: median [quartiles]; a digits row is 64-100-10 with 1797 samples, a diabetes row 10-10-1 with 442',
)
for (const task of Object.keys(tasks)) {
  const times = new Map(running.map(({ name }) => [name, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, process } of running) {
      const { text, error } = await process.ask(task, 60_000)
      if (error) times.set(name, error)
      else times.get(name).push(Number(text))
    }
  }
  for (const [name, found] of times) {
    const figure = Array.isArray(found) ? show(summary(found)) : found
    console.log(`${task.padEnd(14)}${name.padEnd(14)}${figure}`)
  }
}
for (const { process } of running) process.close()
