// The core of the page: without sparse and 32-bit columns, grouped classes and leave-one-out, which its worker never asks
// for. 2.9 KB gzipped less. What is left out traps, should it be called after all.
import binaryen from 'binaryen'
import { FEATURES } from './features.mjs'
import { shorten } from './names.mjs'

const NEVER = /sparse|<f32>|^assembly\/grouped|group-step/i

/** @param named - a core with the names of its functions, such as build/page.named.wasm */
export function lean(named) {
  const module = binaryen.readBinary(named)
  module.setFeatures(FEATURES)
  binaryen.setOptimizeLevel(3)
  binaryen.setShrinkLevel(2)
  binaryen.setLowMemoryUnused(true) // as in scripts/wasm.mjs
  binaryen.setTrapsNeverHappen(false)
  binaryen.setGenerateStackIR(true)
  binaryen.setOptimizeStackIR(true)
  for (const set of ['setAlwaysInlineMaxSize', 'setFlexibleInlineMaxSize', 'setOneCallerInlineMaxSize'])
    binaryen[set](0)
  const functions = Array.from({ length: module.getNumFunctions() }, (_, k) =>
    binaryen.getFunctionInfo(module.getFunctionByIndex(k)),
  )
  for (const { name, params, results } of functions.filter(({ name }) => NEVER.test(name))) {
    module.removeFunction(name)
    module.addFunction(name, params, results, [], module.unreachable())
  }
  module.removeExport('leaveOneOut')
  module.runPasses(['remove-unused-module-elements'])
  module.optimize()
  module.runPasses(['reorder-functions-by-name'])
  shorten(module)
  binaryen.setDebugInfo(false)
  const bytes = Buffer.from(module.emitBinary())
  module.dispose()
  return bytes
}
