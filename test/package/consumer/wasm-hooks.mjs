import { readFileSync } from 'node:fs'

/** Makes `import module from './x.wasm'` yield a WebAssembly.Module, as edge runtimes do. */
export async function load(url, context, next) {
  if (!url.endsWith('.wasm')) return next(url, context)
  const bytes = JSON.stringify([...readFileSync(new URL(url))])
  const source = `export default new globalThis.Compile(new Uint8Array(${bytes}))`
  return { format: 'module', source, shortCircuit: true }
}
