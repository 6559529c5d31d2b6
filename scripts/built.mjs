// Builds when build/ is missing or older than its sources, without a word unless that fails.
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'

const ROOT = new URL('..', import.meta.url).pathname
const SOURCES = ['assembly', 'src', 'cli', 'scripts', 'asconfig.json', 'package.json']
const changed = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** Makes sure that build/ is there and up to date. */
export function ensureBuilt() {
  if (changed(`${ROOT}build/index.js`) > newest()) return
  console.error('building (some seconds, once)')
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${ROOT}scripts/build.mjs`])
  if (status === 0) return
  process.stderr.write(stdout)
  process.stderr.write(stderr)
  process.exit(1)
}

function newest() {
  const files = SOURCES.flatMap((name) => {
    const path = ROOT + name
    if (!statSync(path).isDirectory()) return [path]
    return readdirSync(path, { recursive: true }).map((file) => `${path}/${file}`)
  })
  return Math.max(...files.map(changed))
}
