// Run with --conditions=workerd: a runtime that hands out modules on import and refuses to compile bytes.
import { register } from 'node:module'

register('./wasm-hooks.mjs', import.meta.url)
globalThis.Compile = WebAssembly.Module
const refuse = () => {
  throw new WebAssembly.CompileError('Wasm code generation disallowed by embedder')
}
WebAssembly.Module = new Proxy(WebAssembly.Module, { construct: refuse })
WebAssembly.compile = WebAssembly.instantiate = refuse
await import('./esm.mjs')
