// The build resolves this specifier: text by default (scripts/text.mjs), the imported module for edge runtimes.
declare module '#wasm' {
  export const wasm: string | WebAssembly.Module
}
