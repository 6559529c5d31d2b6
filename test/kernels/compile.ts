import { readFile } from 'node:fs/promises'
import asc from 'assemblyscript/asc'

// biome-ignore lint/suspicious/noExplicitAny: the exports are as many as the kernels, all of numbers
export type Kernels = Record<string, (...numbers: number[]) => any> & { memory: WebAssembly.Memory }

/** test/kernels/entry.ts as bytes, by the release's flags; no file is written. */
export async function compileKernels(): Promise<Uint8Array<ArrayBuffer>> {
  let wasm: Uint8Array<ArrayBuffer> | undefined
  const { error, stderr } = await asc.main(
    [
      'test/kernels/entry.ts',
      ...['--outFile', 'kernels.wasm', '--runtime', 'stub', '--enable', 'simd', '--use', 'abort='],
      ...['-O3', '--converge', '--noAssert', '--uncheckedBehavior', 'always'],
    ],
    {
      // asconfig.json would add the release's own entries.
      readFile: (name, base) =>
        name.endsWith('asconfig.json') ? null : readFile(`${base}/${name}`, 'utf8').catch(() => null),
      writeFile: (_name, contents) => {
        wasm = contents as Uint8Array<ArrayBuffer>
      },
      listFiles: () => [],
    },
  )
  if (error || !wasm) throw new Error(`asc: ${error?.message}\n${stderr.toString()}`)
  return wasm
}

/** The kernels over a memory of `pages` x 64 KiB; a pause is answered by going on at once. */
export async function loadKernels(pages = 256): Promise<Kernels> {
  const { instance } = await WebAssembly.instantiate(await compileKernels(), { core: { pause: () => {} } })
  const kernels = instance.exports as unknown as Kernels
  kernels.memory.grow(pages)
  return kernels
}
