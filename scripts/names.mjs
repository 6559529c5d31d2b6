import { readFileSync } from 'node:fs'
import binaryen from 'binaryen'

// What the core exports under names that nothing public has and no further entry asks for: single letters do.
const LONG = [
  'alphaMax',
  'design',
  'excess',
  'expit',
  'failure',
  'finite32',
  'finite64',
  'foldError',
  'knotCount',
  'leaveOneOut',
  'moments',
  'nullPredictor',
  'penalty',
  'problem',
  'reserve',
  'residuals',
  'transpose32',
  'transpose64',
  'without',
  'asyncify_get_state',
  'asyncify_start_rewind',
  'asyncify_start_unwind',
  'asyncify_stop_rewind',
  'asyncify_stop_unwind',
  'pauseArea',
  'setBudget',
]

// What the networks' core exports besides; `predict` is a verb of models too.
const NETWORKS = ['samples', 'training', 'penalise', 'begin', 'advance', 'finish']

/** The short name of each long one. */
export const SHORT = new Map(
  [LONG, NETWORKS].flatMap((names, list) =>
    names.map((name, k) => [name, String.fromCharCode((list ? 65 : 97) + k)]),
  ),
)

/** Renames the exports of a module. */
export function shorten(module) {
  const exports = Array.from({ length: module.getNumExports() }, (_, k) =>
    binaryen.getExportInfo(module.getExportByIndex(k)),
  )
  for (const { name, value } of exports) {
    const short = SHORT.get(name)
    if (short === undefined) continue
    module.removeExport(name)
    module.addFunctionExport(value, short)
  }
}

/** What src/internals.ts hands to further entries, under two letters each. */
const internals = readFileSync(new URL('../src/internals.ts', import.meta.url), 'utf8')
const HANDED = new Map(
  [...internals.matchAll(/^ {2}(\w+)(?:: \w+)?,$/gm)]
    .map(([, name]) => name)
    .filter((name) => !SHORT.has(name) && !/^(module|open)$/.test(name)) // these are in messages too
    .map((name, k) => [name, `_${k.toString(36)}`]),
)

/** The same for the properties in JavaScript, as terser wants it told; those of the core where its names are short. */
export function shortened(core) {
  const names = [...(core ? SHORT : []), ...HANDED]
  return {
    mangle: {
      properties: { builtins: true, regex: new RegExp(`^(${names.map(([name]) => name).join('|')})$`) },
    },
    nameCache: { props: { props: Object.fromEntries(names.map(([name, short]) => [`$${name}`, short])) } },
  }
}
