// `npm start`: penalised models of two real data sets and a path of them, scored on rows that no fit ever saw.
import { readFileSync } from 'node:fs'
import { ensureBuilt } from '../scripts/built.mjs'

ensureBuilt()
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const { init } = await import('wasso')
const started = performance.now()
await init()
const compiled = (performance.now() - started).toFixed(1)
console.log(`wasso ${version}, Node ${process.versions.node}; the core compiled in ${compiled} ms\n`)
await import('./diabetes.mjs')
console.log()
await import('./path.mjs')
console.log()
await import('./breast-cancer.mjs')
