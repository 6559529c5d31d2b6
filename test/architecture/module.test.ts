import { readFileSync } from 'node:fs'
import binaryen from 'binaryen'
import { describe, expect, test } from 'vitest'
import { FEATURES } from '../../scripts/features.mjs'
import { SHORT } from '../../scripts/names.mjs'
import { sources } from './imports.ts'

const read = (name: string) => readFileSync(`build/${name}`)

/** Names of the functions in the release core as it was before its names were dropped. */
const functions = (() => {
  const module = binaryen.readBinary(read('core.named.wasm'))
  const names = Array.from(
    { length: module.getNumFunctions() },
    (_, i) => binaryen.getFunctionInfo(module.getFunctionByIndex(i)).name,
  )
  module.dispose()
  return names
})()

/** Whether a module needs nothing beyond FEATURES. */
function portable(bytes: Uint8Array) {
  const module = binaryen.readBinary(bytes)
  module.setFeatures(FEATURES)
  const valid = module.validate() === 1
  module.dispose()
  return valid
}

const names = (file: string) =>
  WebAssembly.Module.exports(new WebAssembly.Module(read(file)))
    .map(({ name }) => name)
    .sort()

describe.each([
  ['core.wasm', []],
  ['networks.wasm', []],
  ['pausable.wasm', [{ module: 'core', name: 'pause', kind: 'function' }]],
])('build/%s', (file, imports) => {
  test('imports nothing but the pause of the pausable one', () => {
    expect(WebAssembly.Module.imports(new WebAssembly.Module(read(file)))).toEqual(imports)
  })

  test('has no relaxed SIMD, threads or anything else that Node 20 and Safari 16.4 cannot read', () => {
    expect(portable(read(file))).toBe(true)
  })

  test('carries no names and no source map', () => {
    const module = new WebAssembly.Module(read(file))
    for (const section of ['name', 'sourceMappingURL'])
      expect(WebAssembly.Module.customSections(module, section)).toEqual([])
  })
})

test('the pausable core exports what the debug core exports, the other one all but what pauses', () => {
  expect(names('core.debug.wasm')).toEqual(names('pausable.named.wasm'))
  const pausing = /^asyncify_|^setBudget$|^pauseArea$/
  const all = names('pausable.named.wasm').filter((name) => !pausing.test(name))
  expect(names('core.named.wasm')).toEqual(all)
})

test.each(['core', 'pausable', 'networks'])('build/%s.wasm exports the same under short names', (name) => {
  const short = names(`${name}.named.wasm`).map((long) => SHORT.get(long) ?? long)
  expect(names(`${name}.wasm`)).toEqual(short.sort())
  expect(new Set(short).size).toBe(short.length)
})

test('a short name stands for a function of the core, and for nothing that users see', () => {
  const all = [...names('core.debug.wasm'), ...names('networks.debug.wasm')]
  expect(all).toEqual(expect.arrayContaining([...SHORT.keys()]))
  const open =
    /^build\/(options|selection|dataset|networks\/(types|options|data|certificate|regressor|classifier)|estimators|model|path\/(path|json)|cross-validation\/(cross-validation|data|json))\b/
  const shown = sources('build').filter((file) => open.test(file))
  expect(shown.length).toBeGreaterThan(20)
  const member = /^\s+(?:readonly )?(\w+)\??[:<(]/gm
  const words = shown.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(member)].map(([, word]) => word),
  )
  expect(words).toContain('crossValidateAsync')
  expect(words.filter((word) => SHORT.has(word))).toEqual([])
})

// V8 swaps in the optimised version of a function only when it is called again. A kernel that was inlined into
// a long solve would run as baseline code until that solve returns: 2 to 3 times slower, in the first fit.
test.each([
  'dense/dot<f64>',
  'dense/axpy<f64>',
  'vector/dotv',
  'vector/axpyv',
  'gram/multiplyGroup',
  'stripe/subtractFour',
  'exp/exps',
  'sparse/dotSparse',
])('the kernel %s is a function of its own', (kernel) => {
  expect(functions).toContain(`assembly/kernels/${kernel}`)
})

test('a relaxed opcode would be seen', () => {
  const module = binaryen.parseText(`(module
    (func (export "madd") (param v128 v128 v128) (result v128)
      (f64x2.relaxed_madd (local.get 0) (local.get 1) (local.get 2))))`)
  module.setFeatures(binaryen.Features.All)
  const bytes = module.emitBinary()
  module.dispose()
  expect(portable(bytes)).toBe(false)
})
