// assembly/packing/ -> the two modules that pack and unpack the core.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'
import binaryen from 'binaryen'
import { FEATURES } from '../features.mjs'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const FLAGS = '--runtime stub --enable simd --optimizeLevel 3 --shrinkLevel 2 --converge --noAssert'
const MEMORY = '--uncheckedBehavior always --initialMemory 80 --use abort='

export const unpacker = smaller(await compile('unpack'))
export const packer = new WebAssembly.Module(await compile('pack'))

async function compile(name) {
  let wasm
  const argv = [
    `assembly/packing/${name}.ts`,
    '--outFile',
    `${name}.wasm`,
    ...`${FLAGS} ${MEMORY}`.split(' '),
  ]
  const { error, stderr } = await asc.main(argv, {
    // asconfig.json would add the core's own entry.
    readFile: (file) =>
      file.endsWith('asconfig.json') ? null : readFile(`${ROOT}/${file}`, 'utf8').catch(() => null),
    writeFile: (_name, contents) => {
      wasm = contents
    },
    listFiles: () => [],
  })
  if (error) throw new Error(`asc: ${error.message}\n${stderr}`)
  return wasm
}

// Binaryen once more, told that nothing traps: 60 bytes gzipped less.
function smaller(wasm) {
  const module = binaryen.readBinary(wasm)
  module.setFeatures(FEATURES)
  binaryen.setOptimizeLevel(3)
  binaryen.setShrinkLevel(2)
  binaryen.setOneCallerInlineMaxSize(1e6)
  binaryen.setLowMemoryUnused(false) // assembly/packing/layout.ts begins at 256
  binaryen.setTrapsNeverHappen(true)
  binaryen.setGenerateStackIR(true)
  binaryen.setOptimizeStackIR(true)
  module.optimize()
  module.optimize()
  const bytes = module.emitBinary()
  module.dispose()
  return bytes
}
