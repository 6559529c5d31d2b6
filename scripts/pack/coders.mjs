// assembly/packing/ -> the two modules that pack and unpack the core.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const FLAGS = '--runtime stub --enable simd --optimizeLevel 3 --shrinkLevel 2 --converge --noAssert'
const MEMORY = '--uncheckedBehavior always --initialMemory 80 --use abort='

export const unpacker = await compile('unpack')
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
