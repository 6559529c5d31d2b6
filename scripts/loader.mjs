import { readFile } from 'node:fs/promises'

// From the signature to the brace that closes it at the start of a line.
const POST = /^function postInstantiate\(extendedExports, instance\) \{$[\s\S]*?^\}$/m
const SYNC = /^export function instantiateSync\(source, imports = \{\}\) \{$[\s\S]*?^\}$/m
const NUMBERS_ONLY = `function postInstantiate(extendedExports, { exports }) {
  extendedExports.memory = exports.memory
  return exports
}`
// The release core has none of the imports that AssemblyScript's own library asks for.
const NO_IMPORTS = `export const instantiateSync = (module, imports) => ({
  instance: new WebAssembly.Instance(module, imports),
})`

/**
 * An esbuild plugin that leaves out what @assemblyscript/loader puts around exported classes, strings and
 * arrays. The core exports functions of numbers alone, so none of it is ever reached, and it is 2 KB
 * gzipped of the loader's 2.2. Instantiation stays, and for the debug core the messages of its aborts.
 */
export const loaderForNumbers = (aborts) => ({
  name: 'loader-for-numbers',
  setup({ onLoad }) {
    onLoad({ filter: /@assemblyscript\/loader\/index\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      if (!POST.test(source) || !SYNC.test(source)) {
        throw new Error(`${path} is not the loader that scripts/loader.mjs expects`)
      }
      return { contents: aborts ? source.replace(POST, NUMBERS_ONLY) : NO_IMPORTS, loader: 'js' }
    })
  },
})
