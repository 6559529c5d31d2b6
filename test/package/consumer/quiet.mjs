// Importing wasso compiles nothing and touches no global: that is what `sideEffects: false` promises.
const before = Object.getOwnPropertyNames(globalThis).length
let compiled = 0
WebAssembly.Module = new Proxy(WebAssembly.Module, {
  construct(target, args) {
    compiled++
    return Reflect.construct(target, args)
  },
})
WebAssembly.compile = WebAssembly.instantiate = () => void compiled++
await import('wasso')
await import('wasso/networks')
console.log(JSON.stringify({ compiled, globals: Object.getOwnPropertyNames(globalThis).length - before }))
