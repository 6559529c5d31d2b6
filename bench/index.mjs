// `npm run bench`, or `npm run bench -- fits cold` for some of it; `npm run bench -- rivals ...`: see rivals/index.mjs.
import { spawnSync } from 'node:child_process'
import { ensureBuilt } from '../scripts/built.mjs'
import { machine } from './machine.mjs'

const PARTS = ['kernels', 'fits', 'networks', 'ridge', 'slices', 'pool', 'cold', 'site', 'terminal']
const asked = process.argv.slice(2)
const rivals = asked[0] === 'rivals'
const unknown = asked.find((name) => !PARTS.includes(name))
if (unknown && !rivals)
  throw new Error(`no benchmark is called ${unknown}: there are ${PARTS.join(', ')}, rivals`)

ensureBuilt()
console.log(machine())
if (rivals) run('rivals/index.mjs', asked.slice(1))
else for (const name of asked.length > 0 ? asked : PARTS) run(`${name}.mjs`, [])

/** A process each: what one leaves compiled or in memory must not help or hurt the next. */
function run(path, args) {
  console.log()
  const file = new URL(path, import.meta.url).pathname
  const { status } = spawnSync(process.execPath, [file, ...args], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
