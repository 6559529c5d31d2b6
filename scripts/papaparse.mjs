// papaparse as a module that reads strings and nothing else: no writer, no streams, no network, no workers of its own.
// 7.2 KB gzipped become 3.4; a version in which one of these places is not found fails the build.
import { readFileSync } from 'node:fs'

const CUTS = [
  // The module around it: what nobody refers to is left out by the bundler.
  [/^[\s\S]*?function moduleFactory\(\)\s*\{\s*'use strict';/, ''],
  [/\treturn Papa;\s*\}\)\);\s*$/, 'export default Papa\n'],
  [/^\tPapa\.(?!parse\b)\w+ = \w*(Csv|Parser|Handle|Streamer);$/gm, ''],
  [/^\t+\w+Streamer\.prototype(\.constructor)? = .*;$/gm, ''],
  [/^\tPapa\.WORKERS_SUPPORTED = .*$/m, ''],
  [/global\.IS_PAPA_WORKER \|\| false/, 'false'],
  [/require\('stream'\)\.Duplex/, 'undefined'],
  // Which of its readers a call wants: the one of strings.
  [/_config\.worker && Papa\.WORKERS_SUPPORTED/, 'false'],
  [/_input === Papa\.NODE_STREAM_INPUT && typeof PAPA_BROWSER_CONTEXT === 'undefined'/, 'false'],
  [/typeof PAPA_BROWSER_CONTEXT === 'undefined'/, 'false'],
  [/if \(_config\.download\)/, 'if (false)'],
  [/_input\.readable === true && isFunction\(_input\.read\) && isFunction\(_input\.on\)/, 'false'],
  [/\(global\.File && _input instanceof File\) \|\| _input instanceof Object\)/, 'false)'],
]

/** The text of that module. */
export function readerOfStrings() {
  let text = readFileSync(new URL('../node_modules/papaparse/papaparse.js', import.meta.url), 'utf8')
  for (const [place, instead] of CUTS) {
    const next = text.replace(place, instead)
    if (next === text) throw new Error(`papaparse has no ${place} any more`)
    text = next
  }
  return text
}
