// src/ -> one JavaScript file, through esbuild.
import { build } from 'esbuild'
import { minify } from 'terser'
import { loaderForNumbers } from './loader.mjs'
import { encode, unpacker } from './text.mjs'

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
export const inlined = (bytes, aborts = false) =>
  bundle(`export const wasm = "${encode(bytes)}", unpacker = "${unpacker}"`, aborts)

/** src/ for edge runtimes, which refuse to compile bytes and hand out a module on import instead. */
export const imported = () =>
  bundle(`export { default as wasm } from './core.wasm'; export const unpacker = ''`)

async function bundle(wasm, aborts = false) {
  const { outputFiles } = await build({
    ...common,
    external: ['./core.wasm'],
    plugins: [wasmFrom(wasm), loaderForNumbers(aborts)],
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
