// assembly/ -> wasm, through asc and Binaryen's asyncify.
import asc from 'assemblyscript/asc'
import binaryen from 'binaryen'
import { FEATURES } from './features.mjs'
import { shorten } from './names.mjs'

/** What is compiled: the core, the networks' own, and both in one for the page. */
export const CORE = 'assembly/index.ts'
export const NETWORKS = 'assembly/networks/index.ts'
export const BOTH = 'assembly/page.ts'

/**
 * Compiles an entry by one target of asconfig.json. `pausing`: its solves can be resumed, which costs a quarter of the
 * bytes. Returns the bytes to ship, and the same code with the names of its functions and exports (for profilers, and
 * for tests).
 */
export async function compile(entry, target, pausing) {
  const module = binaryen.readBinary(await ascOutput(entry, target))
  module.setFeatures(FEATURES)
  if (!pausing && entry !== NETWORKS) neverSpend(module)
  finish(module, target === 'release', pausing)
  if (!module.validate()) throw new Error(`${target}: no valid module`)
  binaryen.setDebugInfo(true)
  const named = withoutCustomSections(module.emitBinary(), ['name'])
  shorten(module)
  binaryen.setDebugInfo(false)
  const bytes = withoutCustomSections(module.emitBinary(), [])
  module.dispose()
  return { bytes, named }
}

async function ascOutput(entry, target) {
  let wasm
  const writeFile = (name, contents) => {
    if (name.endsWith('.wasm')) wasm = contents
  }
  const { error, stdout, stderr } = await asc.main([entry, '--target', target], { writeFile })
  process.stdout.write(stdout.toString())
  process.stderr.write(stderr.toString())
  if (error) throw new Error(`asc ${entry} --target ${target} failed: ${error.message}`)
  return wasm
}

// Without pauses there is no account of the work: what is left of `spend` melts away.
function neverSpend(module) {
  const { name, params, results } = binaryen.getFunctionInfo(module.getFunction(SPEND))
  module.removeFunction(name)
  module.addFunction(name, params, results, [], module.nop())
  for (const end of ['setBudget', 'pauseArea']) module.removeExport(end)
}

const SPEND = 'assembly/memory/pause/spend'

// A solve gives way by calling core.pause(): asyncify rewrites every function that may reach that call so
// that the stack can be unwound there and rewound later. No function reaches it through a table.
// Optimised beforehand, fewer functions are left to rewrite: 65 KB instead of 75.
function finish(module, optimize, pausing) {
  binaryen.setOptimizeLevel(optimize ? 3 : 0)
  binaryen.setShrinkLevel(optimize ? 2 : 0)
  binaryen.setLowMemoryUnused(optimize) // memoryBase in asconfig.json: so an address plus a constant does not wrap
  binaryen.setTrapsNeverHappen(optimize) // but one, which assembly/memory/arena.ts takes care of
  binaryen.setGenerateStackIR(optimize)
  binaryen.setOptimizeStackIR(optimize)
  // asc shares this Binaryen and leaves its settings behind. A kernel that melts into its caller, and a solve
  // that melts into one function, wait for the engine's optimised code longer: the first lasso of 5000 x 200
  // takes 60 ms instead of 40 when everything with one caller is inlined, for 0.1 KB.
  binaryen.setAlwaysInlineMaxSize(2)
  binaryen.setFlexibleInlineMaxSize(20)
  binaryen.setOneCallerInlineMaxSize(80)
  binaryen.setPassArgument('no-inline', '*kernels*')
  module.runPasses(['no-inline'])
  if (optimize) module.optimize()
  if (pausing) {
    binaryen.setPassArgument('asyncify-imports', 'core.pause')
    binaryen.setPassArgument('asyncify-ignore-indirect', '1')
    module.runPasses(['asyncify'])
  }
  binaryen.setAlwaysInlineMaxSize(0)
  binaryen.setFlexibleInlineMaxSize(0)
  binaryen.setOneCallerInlineMaxSize(0)
  for (let pass = 0; optimize && pass < 2; pass++) module.optimize()
  // What belongs to one class or one kernel is alike: beside each other they pack into 0.15 KB less.
  if (optimize) module.runPasses(['reorder-functions-by-name'])
}

/** Drops custom sections (sourceMappingURL above all: it would send every debugger after a missing file). */
function withoutCustomSections(bytes, keep) {
  const parts = [bytes.subarray(0, 8)]
  for (let at = 8; at < bytes.length; ) {
    const [size, body] = leb(bytes, at + 1)
    const [length, name] = leb(bytes, body)
    const custom = bytes[at] === 0
    if (!custom || keep.includes(Buffer.from(bytes.subarray(name, name + length)).toString())) {
      parts.push(bytes.subarray(at, body + size))
    }
    at = body + size
  }
  return Buffer.concat(parts)
}

function leb(bytes, at) {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++]
    value += (byte & 127) * 2 ** shift
    if (byte < 128) return [value, at]
  }
}
