import { readFile } from 'node:fs/promises'

// From the signature to the brace that closes it at the start of a line.
const POST = /^function postInstantiate\(extendedExports, instance\) \{$[\s\S]*?^\}$/m
const NUMBERS_ONLY = `function postInstantiate(extendedExports, { exports }) {
  extendedExports.memory = exports.memory
  return exports
}`

/**
 * An esbuild plugin that leaves out what @assemblyscript/loader puts around exported classes, strings and
 * arrays. The core exports functions of numbers alone, so none of it is ever reached, and it is 1.8 KB
 * gzipped of the loader's 2.2. Instantiation and the messages of aborts stay.
 */
export const loaderForNumbers = {
  name: 'loader-for-numbers',
  setup({ onLoad }) {
    onLoad({ filter: /@assemblyscript\/loader\/index\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const contents = source.replace(POST, NUMBERS_ONLY)
      if (contents === source)
        throw new Error(`${path} has no postInstantiate as expected: see scripts/loader.mjs`)
      return { contents, loader: 'js' }
    })
  },
}
