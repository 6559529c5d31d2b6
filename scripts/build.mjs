// Builds everything into build/. `npm run build`; fails when the default entry outgrows its budget.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import {
  alone,
  debugged,
  further,
  imported,
  inlined,
  networked,
  networkedDebug,
  networkedImported,
  pausable,
  pausableImported,
  withWorker,
  worker,
} from './bundle.mjs'
import { command } from './cli.mjs'
import { declarations } from './declarations.mjs'
import { encode } from './text.mjs'
import { BOTH, CORE, compile, NETWORKS } from './wasm.mjs'

process.chdir(new URL('..', import.meta.url).pathname)

const BUDGET = 58_500 // bytes gzipped, all in: every page pays for this once
const NETWORKS_BUDGET = 9_960 // so too, by who imports the networks
const FURTHER = ['selection', 'many', 'json']
const ALONE = ['prox']
const ENTRIES = [...FURTHER, ...ALONE]

const release = await compile(CORE, 'release', false)
const resumable = await compile(CORE, 'release', true)
const debug = await compile(CORE, 'debug', true)
const networks = await compile(NETWORKS, 'release', false)
const networksDebug = await compile(NETWORKS, 'debug', false)
write('core.wasm', release.bytes)
write('core.named.wasm', release.named)
write('core.debug.wasm', debug.named)
write('pausable.wasm', resumable.bytes)
write('pausable.named.wasm', resumable.named)
write('networks.wasm', networks.bytes)
write('networks.named.wasm', networks.named)
write('networks.debug.wasm', networksDebug.named)
write('page.named.wasm', (await compile(BOTH, 'release', false)).named)
const [entry, edge, debugEntry, script, ...others] = await Promise.all([
  inlined(release.bytes),
  imported(),
  debugged(debug.named),
  worker(),
  ...FURTHER.map(further),
  ...ALONE.map(alone),
])
const networksEntry = await networked(networks.bytes, release.bytes)
write('networks.js', networksEntry)
write('networks.edge.js', await networkedImported())
write('networks.debug.js', await networkedDebug(networksDebug.named))
const later = pausable(resumable.bytes)
const workers = await withWorker(script)
write('index.js', entry)
write('pausable.js', later)
write('edge.js', edge)
write('pausable.edge.js', pausableImported)
write('debug.js', debugEntry)
for (const [k, name] of ENTRIES.entries()) write(`${name}.js`, others[k])
const terminal = await command()
write('cli.js', terminal)
write('worker.js', script)
write('workers.js', workers)
declarations()

const size = gzipped(entry)
row('build/', 'bytes', 'gzipped')
row('core.wasm', release.bytes.length, gzipped(release.bytes))
const texts = { 'printable text': encode(release.bytes), hex: release.bytes.toString('hex') }
for (const [name, text] of Object.entries(texts)) row(`core.wasm as ${name}`, text.length, gzipped(text))
row('edge.js: the JavaScript alone', edge.length, gzipped(edge))
row('pausable.js: for asynchronous calls', later.length, gzipped(later))
for (const [k, name] of ENTRIES.entries())
  row(`${name}.js: wasso/${name}`, others[k].length, gzipped(others[k]))
row(`networks.js: all in, at most ${NETWORKS_BUDGET}`, networksEntry.length, gzipped(networksEntry))
row('cli.js: the terminal', terminal.length, gzipped(terminal))
row('worker.js: what runs in a worker', script.length, gzipped(script))
row('workers.js: wasso/workers, with worker.js', workers.length, gzipped(workers))
row(`index.js: all in, at most ${BUDGET} gzipped`, entry.length, size)
const budgets = [
  ['index.js', size, BUDGET],
  ['networks.js', gzipped(networksEntry), NETWORKS_BUDGET],
]
for (const [name, own, budget] of budgets.filter(([, own, budget]) => own > budget)) {
  console.error(`build/${name} is ${own} bytes gzipped, ${own - budget} over its budget of ${budget}`)
  process.exitCode = 1
}

function gzipped(bytes) {
  return gzipSync(bytes, { level: 9 }).length
}

function row(name, bytes, zipped) {
  console.log(`${name.padEnd(42)}${String(bytes).padStart(9)}${String(zipped).padStart(9)}`)
}

// Whoever reads build/ meanwhile sees the old file or the new one, never half of one.
function write(name, contents) {
  mkdirSync('build', { recursive: true })
  writeFileSync(`build/${name}.new`, contents)
  renameSync(`build/${name}.new`, `build/${name}`)
}
