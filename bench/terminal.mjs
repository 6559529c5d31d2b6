// The command of the terminal, a fresh process each time, in turns with one of Node that does nothing.
import { spawnSync } from 'node:child_process'
import { show, summary } from './measure.mjs'

const RUNS = 15
const CLI = new URL('../build/cli.js', import.meta.url).pathname
const DIABETES = new URL('../examples/data/diabetes.csv', import.meta.url).pathname
const COMMANDS = {
  'Node alone': ['-e', '0'],
  'wasso --help (at most 120)': [CLI, '--help'],
  'wasso diabetes.csv': [CLI, DIABETES],
  'wasso fit diabetes.csv --cv 10 (at most 300)': [CLI, 'fit', DIABETES, '--target', 'y', '--cv', '10'],
  'wasso report diabetes.csv': [CLI, 'report', DIABETES, '--target', 'y'],
}

const times = Object.fromEntries(Object.keys(COMMANDS).map((name) => [name, []]))
for (let run = 0; run < RUNS; run++) {
  for (const [name, args] of Object.entries(COMMANDS)) {
    const start = performance.now()
    const { status } = spawnSync(process.execPath, args)
    times[name].push(performance.now() - start)
    if (status !== 0) throw new Error(`${name} ended with ${status}`)
  }
}
console.log(`TERMINAL: milliseconds in all, median [quartiles] of ${RUNS} fresh processes`)
for (const [name, values] of Object.entries(times))
  console.log(`  ${name.padEnd(52)}${show(summary(values))}`)
