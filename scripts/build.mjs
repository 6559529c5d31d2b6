// Builds everything into build/. `npm run build`; fails when the default entry outgrows its budget.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { imported, inlined } from './bundle.mjs'
import { compile } from './wasm.mjs'

process.chdir(new URL('..', import.meta.url).pathname)

const BUDGET = 30 * 1024 // bytes gzipped, all in: a page pays for this once

for (const old of readdirSync('build')) if (old !== '.gitignore') rmSync(`build/${old}`, { recursive: true })
const release = await compile('release')
const debug = await compile('debug')
await inlined('build/index.js', release)
await inlined('build/debug.js', debug)
await imported('build/edge.js')
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
})
for (const file of readdirSync('build', { recursive: true }).filter((file) => file.endsWith('.d.ts'))) {
  // tsc leaves `./x.ts` in declarations, which compilers before 5.0 do not follow.
  const text = readFileSync(`build/${file}`, 'utf8')
  writeFileSync(`build/${file}`, text.replace(/(from '\.[^']*)\.ts'/g, "$1.js'"))
}

const gzipped = (bytes) => gzipSync(bytes, { level: 9 }).length
const row = (name, bytes) =>
  console.log(
    `${name.padEnd(44)}${bytes.length.toString().padStart(9)}${gzipped(bytes).toString().padStart(9)}`,
  )
const entry = readFileSync('build/index.js')
console.log(`${'build/'.padEnd(44)}${'bytes'.padStart(9)}${'gzipped'.padStart(9)}`)
row('core.wasm', release)
row('core.wasm as hex text', Buffer.from(release.toString('hex')))
row('core.wasm as base64 text', Buffer.from(release.toString('base64')))
row('edge.js (JavaScript alone)', readFileSync('build/edge.js'))
row(`index.js (all in; at most ${BUDGET} gzipped)`, entry)
if (gzipped(entry) > BUDGET) {
  console.error(`build/index.js is ${gzipped(entry)} bytes gzipped, over its budget of ${BUDGET}`)
  process.exit(1)
}
