// The kernels alone as a module, for their tests and their benchmark: entry.ts by the release's flags, in memory,
// optimised by asc, which the release leaves to scripts/wasm.mjs.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export async function compileKernels() {
  const { options, targets } = JSON.parse(await readFile(`${ROOT}/asconfig.json`, 'utf8'))
  const { noAssert, uncheckedBehavior, use } = targets.release
  const optimised = { optimizeLevel: 3, shrinkLevel: 1, converge: true }
  const flags = { ...options, ...optimised, noAssert, uncheckedBehavior, use }
  const argv = Object.entries(flags).flatMap(([name, value]) =>
    value === true ? [`--${name}`] : [`--${name}`, String(value)],
  )
  let wasm
  const { error, stderr } = await asc.main(['test/kernels/entry.ts', '--outFile', 'kernels.wasm', ...argv], {
    // asconfig.json would add the release's own entries.
    readFile: (name) =>
      name.endsWith('asconfig.json') ? null : readFile(`${ROOT}/${name}`, 'utf8').catch(() => null),
    writeFile: (_name, contents) => {
      wasm = contents
    },
    listFiles: () => [],
  })
  if (error || !wasm) throw new Error(`asc: ${error?.message}\n${stderr.toString()}`)
  return wasm
}

const pauses = new WeakMap()

/** An instance over `pages` x 64 KiB more of memory; a pause is counted and answered by going on at once. */
export async function loadKernels(pages = 256) {
  const count = { pauses: 0 }
  const pause = () => {
    count.pauses++
  }
  const { instance } = await WebAssembly.instantiate(await compileKernels(), { core: { pause } })
  instance.exports.memory.grow(pages)
  pauses.set(instance.exports, count)
  return instance.exports
}

/** How often `run` offers to give way: the pauses under a budget of nothing. */
export function pausesOf(kernels, run) {
  const count = pauses.get(kernels)
  count.pauses = 0
  kernels.setBudget(0)
  run()
  kernels.setBudget(Number.POSITIVE_INFINITY)
  return count.pauses
}
