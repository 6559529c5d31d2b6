import { readFileSync } from 'node:fs'
import { digits, markdown } from './tables.mjs'

const TITLES = {
  'digits 32': 'digits, 1797 x 64, 64-100-10, batches of 32',
  'digits 200': 'the same, batches of 200',
  'diabetes 32': 'diabetes, 442 x 10, 10-10-1, batches of 32',
  'diabetes 442': 'the same, all rows at once',
}

/** What `npm run bench -- networks` measured. */
export function networkSection() {
  const file = new URL('../../results/networks.json', import.meta.url)
  const { date, load, rounds, tasks } = JSON.parse(readFileSync(file, 'utf8'))
  const names = Object.keys(Object.values(tasks)[0])
  const busy = load > 1 ? `, while others kept the machine busy (load ${load.toFixed(0)})` : ''
  const rows = Object.entries(tasks).map(([task, found]) => [
    TITLES[task],
    ...names.map((name) => (found[name].median === undefined ? 'failed' : digits(found[name].median))),
  ])
  return `
## Networks: an epoch of Adam

Milliseconds of processor time that an epoch takes, tanh units, one thread each, medians of ${rounds} turns, measured ${date}${busy}, by

    npm run bench -- networks

wasso and scikit-learn compute in double precision, TensorFlow.js in single.

${markdown([['', ...names], ...rows])}
`
}
