// `npm run bench`, or `npm run bench -- fits cold` for some of it.
import { spawnSync } from 'node:child_process'
import { ensureBuilt } from '../scripts/built.mjs'
import { machine } from './machine.mjs'

const PARTS = ['kernels', 'fits', 'ridge', 'slices', 'cold']
const chosen = process.argv.slice(2)
const unknown = chosen.find((name) => !PARTS.includes(name))
if (unknown) throw new Error(`no benchmark is called ${unknown}: there are ${PARTS.join(', ')}`)

ensureBuilt()
console.log(machine())
for (const name of chosen.length > 0 ? chosen : PARTS) {
  // A process each: what one leaves compiled or in memory must not help or hurt the next.
  console.log()
  const file = new URL(`${name}.mjs`, import.meta.url).pathname
  const { status } = spawnSync(process.execPath, [file], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
