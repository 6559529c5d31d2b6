// src/ -> one JavaScript file, through esbuild.
import { build } from 'esbuild'
import { minify } from 'terser'
import { loaderForNumbers } from './loader.mjs'
import { shortened } from './names.mjs'
import { readerOfStrings } from './papaparse.mjs'
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
export const inlined = (bytes) =>
  bundle(`export const wasm = "${encode(bytes)}", unpacker = "${unpacker}"`, './pausable.js')

/** What `inlined` imports for the first asynchronous call. */
export const pausable = (bytes) => Buffer.from(`export const wasm="${encode(bytes)}"\n`)

/** src/ for edge runtimes, which refuse to compile bytes and hand out a module on import instead. */
export const imported = () =>
  bundle(`export { default as wasm } from './core.wasm'; export const unpacker = ''`, './pausable.edge.js')

/** What `imported` imports for the first asynchronous call. */
export const pausableImported = Buffer.from("export { default as wasm } from './pausable.wasm'\n")

/** src/ with one core for all calls, which tells aborts. */
export const debugged = (bytes) =>
  bundle(`export const wasm = "${encode(bytes)}", unpacker = "${unpacker}"`, '#wasm', true)

/**
 * A program with all of src/ that it uses, and one core for all calls, of networks too: the worker of the page.
 * As two texts the core would be compiled twice, some 60 ms before the first fit.
 */
export const whole = (bytes, entry) => {
  const module = `new WebAssembly.Module(unpack("${unpacker}", "${encode(bytes)}"))`
  const core = `import { unpack } from './src/core/unpack.ts'\nexport const unpacker = '', wasm = ${module}`
  return bundle(core, '#wasm', false, [entry], [ownEntry, inWorker])
}

// A further entry has no core of its own, and a worker gets one.
const NONE = `export const wasm = '', unpacker = ''`
const HANDED = `export let wasm; export const unpacker = '', give = (module) => { wasm = module }`

/** A further entry, src/NAME.ts: what it throws and takes is of the first one's classes, so it imports them. */
export const further = (name) => bundle(NONE, '', false, [`src/${name}.ts`], [firstEntry])

const networks = (contents, aborts) => bundle(contents, '', aborts, ['src/networks.ts'], [firstEntry])

/** src/networks.ts: its own core as text, packed after the core, of which the first entry has the unpacker. */
export const networked = (bytes, core) => networks(`export const wasm = "${encode(bytes, core)}"`)

/** The same for the core that tells aborts. */
export const networkedDebug = (bytes) =>
  networks(
    `const bytes = "${bytes.toString('hex')}".match(/../g).map((hex) => Number.parseInt(hex, 16))
    export const wasm = new WebAssembly.Module(Uint8Array.from(bytes))`,
    true,
  )

/** The same for edge runtimes. */
export const networkedImported = () => networks(`export { default as wasm } from './networks.wasm'`)

/** A further entry that needs nothing of the first one: whoever loads it loads no core. */
export const alone = (name) => bundle(NONE, '', false, [`src/${name}.ts`])

/** What runs in a worker: one script without imports, which is handed the core. */
export const worker = () =>
  bundle(HANDED, '', false, ['src/workers/inside/worker.ts'], [inWorker], { format: 'iife' })

/** The entry that makes workers: it carries their script. */
export const withWorker = (script) =>
  bundle(NONE, '', false, ['src/workers.ts'], [firstEntry, workerFrom(script)])

async function bundle(wasm, pausable, aborts = false, entryPoints = common.entryPoints, more = [], own = {}) {
  const { outputFiles } = await build({
    ...common,
    ...own,
    entryPoints,
    external: ['./core.wasm', './networks.wasm', 'wasso'],
    plugins: [wasmFrom(wasm, pausable), loaderForNumbers(aborts), ...more],
  })
  return Buffer.from(await smaller(outputFiles[0].text, shortened(!aborts)))
}

// terser after esbuild: 0.4 KB gzipped less.
async function smaller(text, names) {
  // Constants on the left of comparisons would cost gzip 40 bytes.
  const compress = { passes: 3, lhs_constants: false }
  const { code } = await minify(text, { module: true, ecma: 2022, compress, ...names })
  return code
}

// `#wasm`, `#networks` and `#pausable` are the specifiers by which src/ asks for the cores.
const wasmFrom = (contents, pausable) => ({
  name: 'wasm',
  setup({ onResolve, onLoad }) {
    const own = { path: '#wasm', namespace: 'wasm' }
    const one = pausable === '#wasm' // for all calls
    onResolve({ filter: /^#wasm$/ }, () => own)
    onResolve({ filter: /^#networks$/ }, () => (one ? own : { ...own, path: '#networks' }))
    onResolve({ filter: /^#pausable$/ }, () => (one ? own : { path: pausable, external: true }))
    onLoad({ filter: /.*/, namespace: 'wasm' }, () => ({ contents, resolveDir: '.' }))
  },
})

// In a script without a first entry src/networks has what it takes of that from the files themselves.
const inWorker = {
  name: 'in-worker',
  setup({ onResolve }) {
    const path = new URL('../src/workers/inside/library.ts', import.meta.url).pathname
    onResolve({ filter: /^\.\/library\.ts$/ }, () => ({ path }))
  },
}

const workerFrom = (script) => ({
  name: 'worker',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#worker$/ }, () => ({ path: '#worker', namespace: 'worker' }))
    onLoad({ filter: /.*/, namespace: 'worker' }, () => ({
      contents: `export const text = ${JSON.stringify(script.toString())}`,
    }))
  },
})

// In a further entry: src/index.ts is the package, and errors are thrown by its class.
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

// Of a program: the package is src/, and tables come as strings.
const ownEntry = {
  name: 'own-entry',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^wasso(\/\w+)?$/ }, ({ path }) => ({
      path: new URL(`../src/${path.slice(6) || 'index'}.ts`, import.meta.url).pathname,
    }))
    onLoad({ filter: /papaparse\.js$/ }, () => ({ contents: readerOfStrings() }))
  },
}
