// src/ -> build/index.js (wasm inlined), build/edge.js (imports ./core.wasm), build/debug.js (debug core).
import { build } from 'esbuild'

const common = {
  entryPoints: ['src/index.ts'],
  bundle: true,
  minify: true,
  format: 'esm',
  // Without a target esbuild may use syntax and built-ins that Node 20 lacks.
  target: 'es2022',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  logLevel: 'warning',
}

/** Bundles src/ with the wasm as text in the file. Works wherever a string works: no fetch, no path. */
export const inlined = (outfile, bytes) =>
  build({ ...common, outfile, plugins: [wasmFrom(`export const wasm = '${bytes.toString('hex')}'`)] })

/** Bundles src/ for edge runtimes, which refuse to compile bytes and hand out modules by import instead. */
export const imported = (outfile) =>
  build({
    ...common,
    outfile,
    external: ['./core.wasm'],
    plugins: [wasmFrom(`export { default as wasm } from './core.wasm'`)],
  })

// `#wasm` is the one specifier by which src/ asks for the core.
const wasmFrom = (contents) => ({
  name: 'wasm',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#wasm$/ }, () => ({ path: '#wasm', namespace: 'wasm' }))
    onLoad({ filter: /.*/, namespace: 'wasm' }, () => ({ contents, resolveDir: '.' }))
  },
})
