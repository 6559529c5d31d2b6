// `npm run bench -- networks`: what an epoch of Adam takes of the processor, one thread each, turn by turn, beside those
// of rivals/setup.mjs that are there. Writes results/networks.json, of which rivals/report.mjs makes a section.
import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { machine } from './machine.mjs'
import { show, summary } from './measure.mjs'
import { tasks } from './networks/tasks.mjs'
import { Process } from './rivals/run/process.mjs'

const ROUNDS = 15
const path = (name) => fileURLToPath(new URL(name, import.meta.url))
const node = (name, ...args) => [process.execPath, path(`networks/${name}`), ...args]
const python = process.env.PYTHON ?? path('rivals/.venv/bin/python')
const trainers = {
  wasso: node('wasso.mjs'),
  'scikit-learn': [python, path('networks/use_sklearn.py'), JSON.stringify(tasks), path('../test/data')],
  'TensorFlow.js, wasm': node('tfjs.mjs', 'wasm'),
  'TensorFlow.js, cpu': node('tfjs.mjs', 'cpu'),
}

const running = Object.entries(trainers).map(([name, command]) => [name, new Process(command, 0)])
const found = {}
console.log('milliseconds of the processor an epoch: median [quartiles]')
for (const task of Object.keys(tasks)) {
  const times = Object.fromEntries(running.map(([name]) => [name, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, trainer] of running) {
      const { text, error } = await trainer.ask(task, 60_000)
      if (error) times[name] = error
      else times[name].push(Number(text))
    }
  }
  found[task] = {}
  for (const [name, all] of Object.entries(times)) {
    const figures = Array.isArray(all) ? summary(all) : undefined
    found[task][name] = figures ?? all
    console.log(`${task.padEnd(14)}${name.padEnd(22)}${figures ? show(figures) : all}`)
  }
}
for (const [, trainer] of running) trainer.close()

const results = {
  date: new Date().toISOString().slice(0, 10),
  machine: machine(),
  load: loadavg()[1],
  rounds: ROUNDS,
  tasks: found,
}
writeFileSync(path('results/networks.json'), `${JSON.stringify(results, undefined, 1)}\n`)
