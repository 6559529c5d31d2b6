// src/ -> one JavaScript file, through esbuild.
import { build } from 'esbuild'
import { minify } from 'terser'
import { loaderForNumbers } from './loader.mjs'
import { encode } from './text.mjs'

const common = {
  entryPoints: ['src/index.ts'],
  bundle: true,
  minifySyntax: true, // terser does the rest
  format: 'esm',
  // Without a target esbuild may use syntax and built-ins that Node 20 lacks.
  target: 'es2022',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  logLevel: 'warning',
  write: false,
}

/** src/ with the wasm as text in the file: works wherever a string does, with no fetch and no path. */
export const inlined = (bytes, aborts = false) => bundle(`export const wasm = "${encode(bytes)}"`, aborts)

/** src/ for edge runtimes, which refuse to compile bytes and hand out a module on import instead. */
export const imported = () => bundle(`export { default as wasm } from './core.wasm'`)

/** The second entry: what it throws and takes is of the first one's classes, so it imports them. */
export const selection = () => bundle('', false, ['src/selection.ts'])

async function bundle(wasm, aborts = false, entryPoints = common.entryPoints) {
  const { outputFiles } = await build({
    ...common,
    entryPoints,
    external: ['./core.wasm', 'wasso'],
    plugins: [wasmFrom(wasm), loaderForNumbers(aborts), ...(wasm ? [] : [firstEntry])],
  })
  return Buffer.from(await smaller(outputFiles[0].text))
}

// terser after esbuild: 0.4 KB gzipped less.
async function smaller(text) {
  const { code } = await minify(text, { module: true, ecma: 2022, compress: { passes: 3 } })
  return code
}

// `#wasm` is the one specifier by which src/ asks for the core.
const wasmFrom = (contents) => ({
  name: 'wasm',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#wasm$/ }, () => ({ path: '#wasm', namespace: 'wasm' }))
    onLoad({ filter: /.*/, namespace: 'wasm' }, () => ({ contents, resolveDir: '.' }))
  },
})

// In the second entry: src/index.ts is the package, and errors are thrown by its class.
const firstEntry = {
  name: 'first-entry',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/index\.ts$/ }, () => ({ path: 'wasso', external: true }))
    onLoad({ filter: /src\/errors\.ts$/ }, () => ({
      contents: `import { WassoError } from 'wasso'
        export { WassoError }
        export function fail(code, message, cause) { throw new WassoError(code, message, cause && { cause }) }`,
    }))
  },
}
