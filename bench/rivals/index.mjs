// `npm run bench -- rivals [task.verb ...] [--calibrate] [--only a,b] [--rounds 3] [--minutes 15]`
import { parseArgs } from 'node:util'
import { machine } from '../machine.mjs'
import { Bench } from './run/bench.mjs'
import { calibrate } from './run/calibrate.mjs'
import { RIVALS } from './run/registry.mjs'
import { entryOf, load, save } from './run/results.mjs'
import { rounds } from './run/rounds.mjs'
import { TASKS } from './tasks.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    calibrate: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    minutes: { type: 'string', default: '15' },
  },
})
const all = Object.keys(RIVALS)
const fresh = values.only?.split(',') ?? (values.calibrate ? all : [])
const unknown = fresh.find((name) => !all.includes(name))
if (unknown) throw new Error(`no rival is called ${unknown}: there are ${all.join(', ')}`)
const pairs = Object.entries(TASKS).flatMap(([task, { verbs }]) => verbs.map((verb) => [task, verb]))
const wanted = ([task, verb]) =>
  positionals.length === 0 || positionals.some((p) => [task, verb, `${task}.${verb}`].includes(p))
const asked = pairs.filter(wanted)
if (asked.length === 0)
  throw new Error(`no task is called ${positionals}: there are ${Object.keys(TASKS).join(', ')}`)

const results = load()
const bench = new Bench()
const deadline = Date.now() + Number(values.minutes) * 60_000
const log = (line) => console.log(line)
for (const [task, verb] of asked) {
  const { rivals } = entryOf(results, task, verb)
  const sweeps = all.filter((name) => !rivals[name] || fresh.includes(name))
  // ours first: its optimum tells the others when they have arrived
  await calibrate(bench, results, task, verb, sweeps, log)
  save(results)
  await rounds(bench, results, task, verb, all, Number(values.rounds), deadline, log)
  results.machine = machine()
  results.date = new Date().toISOString().slice(0, 10)
  save(results)
}
bench.close()
