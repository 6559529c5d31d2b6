// `npm run bench -- rivals [task | verb | task.verb | losses | growth | places ...] [--only a,b] [--rounds 3] [--minutes 15]`
//
// Settings found once stand in bench/results/rivals.json and are only timed again; `--calibrate` sweeps all tolerances
// anew (an hour), `--only wasso` ours alone. Either way the others' chosen settings are timed beside, in turn.
// WASSO_RIVALS_PYTHON names another Python than .venv's, WASSO_RIVALS_DATA another folder for the data.
import { parseArgs } from 'node:util'
import { machine } from '../machine.mjs'
import { growth } from './growth.mjs'
import { places } from './places.mjs'
import { Bench } from './run/bench.mjs'
import { calibrate } from './run/calibrate.mjs'
import { RIVALS, settingsOf } from './run/registry.mjs'
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
const EXTRAS = { growth, places }
const all = Object.keys(RIVALS)
const fresh = values.only?.split(',') ?? (values.calibrate ? all : [])
const unknown = fresh.find((name) => !all.includes(name))
if (unknown) throw new Error(`no rival is called ${unknown}: there are ${all.join(', ')}`)
const pairs = Object.entries(TASKS).flatMap(([task, { verbs }]) => verbs.map((verb) => [task, verb]))
const wanted = ([task, verb]) =>
  positionals.length === 0 ||
  positionals.some((name) => [task, verb, `${task}.${verb}`, TASKS[task].group].includes(name))
const asked = pairs.filter(wanted)
const extras = Object.keys(EXTRAS).filter((name) => positionals.length === 0 || positionals.includes(name))
if (asked.length + extras.length === 0)
  throw new Error(`nothing is called ${positionals}: see ${import.meta.filename}`)

const results = load()
results.machine = machine()
results.date = new Date().toISOString().slice(0, 10)
const log = (line) => console.log(line)
for (const name of extras) {
  results[name] = await EXTRAS[name](log)
  save(results)
}

const bench = new Bench()
const end = Date.now() + Number(values.minutes) * 60_000
for (const [k, [task, verb]] of asked.entries()) {
  const { rivals } = entryOf(results, task, verb)
  const able = all.filter((name) => settingsOf(name, task, verb).length > 0)
  const sweeps = able.filter((name) => !rivals[name] || fresh.includes(name))
  await calibrate(bench, results, task, verb, sweeps, log)
  save(results)
  // What is left of the time is dealt out evenly, what one does not need goes to the next.
  const share = Math.max(0, end - Date.now()) / (asked.length - k)
  await rounds(bench, results, task, verb, all, Number(values.rounds), Date.now() + 3 * share, log)
  save(results)
}
bench.close()
await import('./report.mjs')
