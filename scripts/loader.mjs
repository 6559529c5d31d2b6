import { readFile } from 'node:fs/promises'

// From the signature to the brace that closes it at the start of a line.
const POST = /^function postInstantiate\(extendedExports, instance\) \{$[\s\S]*?^\}$/m
const NUMBERS_ONLY = `function postInstantiate(extendedExports, { exports }) {
  extendedExports.memory = exports.memory
  return exports
}`

// The imports that AssemblyScript's own library asks for: the release core has none of them.
const PRE = /^function preInstantiate\(imports\) \{$[\s\S]*?^\}$/m
// Object.hasOwn for engines older than any with the SIMD that the core needs.
const SHIM = /^Object\.hasOwn = [\s\S]*?^\};$/m
const DECODER = 'new TextDecoder('
const PURE = '/* @__PURE__ */ new TextDecoder('
const NO_IMPORTS = 'const preInstantiate = () => ({})'

/**
 * An esbuild plugin that leaves out what @assemblyscript/loader puts around exported classes, strings and
 * arrays. The core exports functions of numbers alone, so none of it is ever reached, and it is 1.8 KB
 * gzipped of the loader's 2.2. Instantiation stays, and for the debug core the messages of its aborts.
 */
export const loaderForNumbers = (aborts) => ({
  name: 'loader-for-numbers',
  setup({ onLoad }) {
    onLoad({ filter: /@assemblyscript\/loader\/index\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      if (!POST.test(source) || !PRE.test(source)) {
        throw new Error(`${path} is not the loader that scripts/loader.mjs expects`)
      }
      const contents = source.replace(POST, NUMBERS_ONLY)
      return {
        contents: aborts
          ? contents
          : contents.replace(PRE, NO_IMPORTS).replace(SHIM, '').replace(DECODER, PURE),
        loader: 'js',
      }
    })
  },
})
