/** Watches, and where asked tampers with, every WebAssembly module and instance that is made from now on. */
export interface Watch {
  readonly instances: WebAssembly.Instance[]
  /** Called before every pause of the core; what it throws goes through the wasm frames like a trap. */
  onPause: (() => void) | undefined
  restore(): void
}

type Imports = Record<string, Record<string, unknown>>

export function watchInstances(): Watch {
  const { Instance } = WebAssembly
  const watch: Watch = {
    instances: [],
    onPause: undefined,
    restore: () => {
      WebAssembly.Instance = Instance
    },
  }
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, [module, imports]: [WebAssembly.Module, Imports?]) {
      if (imports === undefined) return new target(module) // what unpacks the core is no core
      const pause = imports.core.pause as () => void
      const core = {
        ...imports.core,
        pause: () => {
          watch.onPause?.()
          pause()
        },
      }
      const instance = new target(module, { ...imports, core } as WebAssembly.Imports)
      watch.instances.push(instance)
      return instance
    },
  })
  return watch
}

/** Bytes of all memories of the instances that were made while watching. */
export function memoryOf({ instances }: Watch): number {
  return instances.reduce((t, { exports }) => t + (exports.memory as WebAssembly.Memory).buffer.byteLength, 0)
}

/** From now on modules are compiled with a memory that ends at so many pages: what is beyond cannot be had. */
export function limitMemory(pages: number): { restore(): void } {
  const { Module } = WebAssembly
  WebAssembly.Module = new Proxy(Module, {
    construct: (target, [bytes]: [BufferSource]) => new target(withMaximum(bytesOf(bytes), pages)),
  })
  return {
    restore: () => {
      WebAssembly.Module = Module
    },
  }
}

function bytesOf(source: BufferSource): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source)
}

const MEMORY_SECTION = 5

/** The module with its memory section rewritten to `{ minimum, maximum }`. */
export function withMaximum(bytes: Uint8Array, pages: number): Uint8Array<ArrayBuffer> {
  let at = 8
  while (at < bytes.length) {
    const id = bytes[at]
    const [size, body] = unsigned(bytes, at + 1)
    if (id === MEMORY_SECTION) {
      const [minimum] = unsigned(bytes, body + 2)
      const section = [1, 1, ...leb(minimum), ...leb(Math.max(minimum, pages))]
      return Uint8Array.from([
        ...bytes.subarray(0, at + 1),
        ...leb(section.length),
        ...section,
        ...bytes.subarray(body + size),
      ])
    }
    at = body + size
  }
  throw new Error('the module has no memory section')
}

/** An unsigned LEB128 number, and where it ends. */
function unsigned(bytes: Uint8Array, at: number): [number, number] {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++]
    value += (byte & 127) * 2 ** shift
    if (byte < 128) return [value, at]
  }
}

function leb(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...leb(Math.floor(value / 128))]
}
