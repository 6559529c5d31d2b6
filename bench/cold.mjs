// Import to first model, and the first of a series of equal fits beside the later ones: what a page feels.
import { execFileSync } from 'node:child_process'
import { pages } from './fresh-page.mjs'
import { show, summary } from './measure.mjs'

const RUNS = 9
const NODE = new URL('fresh-node.mjs', import.meta.url).pathname
const node = (name, problem) =>
  JSON.parse(execFileSync(process.execPath, [NODE, name, problem], { encoding: 'utf8' }))

const chromium = await pages()
const engines = [['Node', node], ...(chromium ? [['Chromium', chromium.run]] : [])]
const results = Object.fromEntries(
  engines.map(([engine]) => [engine, { cold: [], diabetes: [], larger: [] }]),
)
for (let run = 0; run < RUNS; run++) {
  for (const [engine, measure] of engines) {
    results[engine].cold.push(await measure('cold', 'diabetes'))
    results[engine].diabetes.push(await measure('series', 'diabetes'))
    results[engine].larger.push(await measure('series', 'larger'))
  }
}
chromium?.close()

console.log(`COLD START: milliseconds, median [quartiles] of ${RUNS} fresh processes or pages`)
if (chromium) console.log(`Chromium ${chromium.version()}`)
else console.log('no Chromium found: set CHROME_PATH to measure in a page')
for (const [engine] of engines) {
  const { cold, diabetes, larger } = results[engine]
  console.log(`${engine}`)
  row('import to first model, lasso on diabetes', cold)
  firstBesideLater('lasso on diabetes', diabetes)
  firstBesideLater('lasso, 5000 x 200', larger)
}

function firstBesideLater(name, runs) {
  const first = runs.map((times) => times[0])
  const later = runs.map((times) => summary(times.slice(1)).median)
  row(`${name}: the first of 20 equal fits`, first)
  row(`${name}: the later ones`, later)
  const ratio = summary(first).median / summary(later).median
  console.log(`  ${`${name}: first / later`.padEnd(52)}${ratio.toFixed(2).padStart(8)}`)
}

function row(name, values) {
  console.log(`  ${name.padEnd(52)}${show(summary(values))}`)
}
