import binaryen from 'binaryen'

const { MutableGlobals, NontrappingFPToInt, SignExt, BulkMemory, BulkMemoryOpt, SIMD128 } = binaryen.Features

/**
 * What the core may use: WebAssembly as Node 20 and the browsers of 2023 read it. Relaxed SIMD is left out,
 * since one such opcode makes Node 20 and Safari reject the whole module, and its results differ by machine.
 */
export const FEATURES = MutableGlobals | NontrappingFPToInt | SignExt | BulkMemory | BulkMemoryOpt | SIMD128
