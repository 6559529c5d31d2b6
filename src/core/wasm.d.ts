// The build resolves these specifiers: texts by default (scripts/text.mjs), imported modules for edge runtimes.
declare module '#wasm' {
  export const wasm: string | WebAssembly.Module
  export const unpacker: string
  /** In a worker: the core, compiled by whoever made the worker. */
  export const give: (module: WebAssembly.Module) => void
}
/** The script of a worker as text. */
declare module '#worker' {
  export const text: string
}
declare module '#networks' {
  export const wasm: string | WebAssembly.Module
  export const give: (module: WebAssembly.Module) => void
}
declare module '#pausable' {
  export const wasm: string | WebAssembly.Module
}
