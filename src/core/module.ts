import { unpacker, wasm } from '#wasm'
import { fail } from '../errors.ts'
import { unpack } from './unpack.ts'

let compiled: WebAssembly.Module | undefined
let compiling: Promise<WebAssembly.Module> | undefined

/** The compiled core, compiled on first use: nothing runs at import. */
export const module = (): WebAssembly.Module => (compiled ??= compile(wasm))

/** The module of a further entry, which is packed after the core. */
export const compileAfter = (text: string | WebAssembly.Module): WebAssembly.Module => compile(wasm, text)

/** A module from its text, after those before it, or what an edge runtime imported as one. */
function compile(...texts: readonly (string | WebAssembly.Module)[]): WebAssembly.Module {
  const last = texts.at(-1)!
  try {
    return typeof last === 'string' ? new WebAssembly.Module(unpack(unpacker, ...(texts as string[]))) : last
  } catch (error) {
    blocked(error)
  }
}

/**
 * Compiles the core without blocking the thread. Optional: every call works without it, and then the first
 * one compiles. May be called any number of times.
 *
 * @returns a promise that is fulfilled when the core is compiled
 * @throws {@link WassoError} `WASM_BLOCKED` when the engine or the page's policy refuses WebAssembly
 *
 * @example
 * ```ts
 * import { init, Ridge } from 'wasso'
 *
 * await init()
 * const model = new Ridge({ alpha: 0.1 }).fit([[1], [2], [3]], [2, 4, 6])
 * ```
 */
export async function init(): Promise<void> {
  if (compiled !== undefined) return
  try {
    compiled =
      typeof wasm === 'string' ? await (compiling ??= WebAssembly.compile(unpack(unpacker, wasm))) : wasm
  } catch (error) {
    compiling = undefined
    blocked(error)
  }
}

let pausing: Promise<WebAssembly.Module> | undefined

/** The core whose solves can pause: 40 % larger, so loaded and compiled when the first asynchronous call wants it. */
export async function pausable(): Promise<WebAssembly.Module> {
  try {
    return await (pausing ??= load())
  } catch (error) {
    pausing = undefined
    blocked(error)
  }
}

async function load(): Promise<WebAssembly.Module> {
  const { wasm } = await import('#pausable')
  return typeof wasm === 'string' ? WebAssembly.compile(unpack(unpacker, wasm)) : wasm
}

function blocked(cause: unknown): never {
  fail(
    'WASM_BLOCKED',
    `WebAssembly with SIMD is refused here: a Content-Security-Policy must have 'wasm-unsafe-eval' in script-src (${cause})`,
    cause,
  )
}
