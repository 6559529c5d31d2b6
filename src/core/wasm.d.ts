// The build resolves these specifiers: texts by default (scripts/text.mjs), imported modules for edge runtimes.
declare module '#wasm' {
  export const wasm: string | WebAssembly.Module
  export const unpacker: string
}
declare module '#networks' {
  export const wasm: string | WebAssembly.Module
}
declare module '#pausable' {
  export const wasm: string | WebAssembly.Module
}
