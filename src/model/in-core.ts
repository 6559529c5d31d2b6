import { withCore } from '../core/call.ts'
import { doubles, reserve } from '../core/memory.ts'
import { runSync } from '../core/run.ts'

/** Values per call into the core: 512 KiB of its memory, whatever the length. */
const BLOCK = 2 ** 16

/** values <- 1 / (1 + exp(-values)), or exp(values), by the core: the engines' own exp differ in the last digit. */
export function inCore(values: Float64Array, name: 'expit' | 'exp'): void {
  const length = Math.min(BLOCK, values.length)
  runSync(
    withCore(function* (core) {
      const pointer = reserve(core, 8 * length)
      const block = doubles(core, pointer, length)
      for (let from = 0; from < values.length; from += length) {
        const part = values.subarray(from, from + length)
        block.set(part)
        if (name === 'exp') core.exp(pointer, part.length)
        else core.expit(pointer, part.length)
        part.set(block.subarray(0, part.length))
        yield
      }
    }),
  )
}
