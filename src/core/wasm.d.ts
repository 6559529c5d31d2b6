// The build resolves this specifier: texts by default (scripts/text.mjs), the imported module for edge runtimes.
declare module '#wasm' {
  export const wasm: string | WebAssembly.Module
  export const unpacker: string
}
