import { readFileSync } from 'node:fs'
import { cpus, platform, release, totalmem } from 'node:os'

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))

/** What a figure depends on: the machine and the versions, one a line. */
export function machine() {
  const { version, devDependencies } = read('../package.json')
  const [{ model }] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return [
    `${model}, ${cpus().length} cores, ${memory} GiB, ${platform()} ${release()}`,
    `wasso ${version}, Node ${process.versions.node}, V8 ${process.versions.v8}`,
    `assemblyscript ${devDependencies.assemblyscript}, binaryen ${devDependencies.binaryen}`,
  ].join('\n')
}
