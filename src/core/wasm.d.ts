// The build resolves this specifier: hex text by default, the imported module for edge runtimes.
declare module '#wasm' {
  export const wasm: string | WebAssembly.Module
}
