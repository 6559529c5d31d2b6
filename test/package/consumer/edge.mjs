// Run with --conditions=workerd: a runtime that hands out modules on import and refuses to compile bytes.
import { register } from 'node:module'

register(
  `data:text/javascript,
  import { readFileSync } from 'node:fs'
  export async function load(url, context, next) {
    if (!url.endsWith('.wasm')) return next(url, context)
    const bytes = JSON.stringify([...readFileSync(new URL(url))])
    const source = 'export default new (globalThis.Compile)(new Uint8Array(' + bytes + '))'
    return { format: 'module', source, shortCircuit: true }
  }`,
)
globalThis.Compile = WebAssembly.Module
const refuse = () => {
  throw new WebAssembly.CompileError('Wasm code generation disallowed by embedder')
}
WebAssembly.Module = new Proxy(WebAssembly.Module, { construct: refuse })
WebAssembly.compile = WebAssembly.instantiate = refuse
await import('./esm.mjs')
