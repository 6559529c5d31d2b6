import { expect } from 'vitest'
import type { Kernels } from './compile.mjs'

/** Numbers at an address of the core's memory, and what they are. */
export interface Placed {
  at: number
  is: Float64Array
}

/** Room in a kernel instance's memory for one test, and seeded numbers to fill it. */
export class Workspace {
  private top = 65536

  constructor(
    private readonly kernels: Kernels,
    private state: number,
  ) {}

  /** Bytes from a 16-aligned address (plus `shift`), a guard of 64 bytes behind them. */
  room(bytes: number, shift = 0): number {
    const at = this.top + shift
    this.top = (at + bytes + 64 + 15) & ~15
    const missing = this.top - this.kernels.memory.buffer.byteLength
    if (missing > 0) this.kernels.memory.grow(Math.ceil(missing / 65536))
    return at
  }

  /** Values as f64 or f32 (then rounded to it, in `is` as well). */
  place(values: ArrayLike<number>, bits: '64' | '32' = '64', shift = 0): Placed {
    const is = bits === '32' ? Float64Array.from(Float32Array.from(values)) : Float64Array.from(values)
    const size = bits === '32' ? 4 : 8
    const at = this.room(is.length * size, shift)
    const view = new DataView(this.kernels.memory.buffer)
    for (const [i, v] of is.entries()) {
      if (size === 4) view.setFloat32(at + 4 * i, v, true)
      else view.setFloat64(at + 8 * i, v, true)
    }
    return { at, is }
  }

  random(n: number, bits: '64' | '32' = '64', shift = 0): Placed {
    return this.place(
      Float64Array.from({ length: n }, () => this.next() * 4 - 2),
      bits,
      shift,
    )
  }

  positive(n: number, shift = 0): Placed {
    return this.place(
      Float64Array.from({ length: n }, () => this.next() + 0.1),
      '64',
      shift,
    )
  }

  read(at: number, n: number): number[] {
    return Array.from(new Float64Array(this.kernels.memory.buffer.slice(at, at + 8 * n)))
  }

  bytes(at: number, n: number): Uint8Array {
    return new Uint8Array(this.kernels.memory.buffer.slice(at, at + n))
  }

  /** The sum of `terms` up to the rounding of a blocked sum: `tolerance` of the sum of absolute values. */
  near(actual: number, terms: number[], tolerance = 2 ** -50): void {
    const size = terms.reduce((s, t) => s + Math.abs(t), 0)
    expect(Math.abs(actual - compensatedSum(terms))).toBeLessThanOrEqual(tolerance * size)
  }

  /** Uniform on [0, 1): a multiplicative congruence (Park and Miller's), enough for test data. */
  next(): number {
    this.state = (this.state * 48271) % 2147483647
    return this.state / 2147483647
  }
}

/** Neumaier's sum: the twin must not be worse than what it judges. */
function compensatedSum(terms: number[]): number {
  let sum = 0
  let error = 0
  for (const t of terms) {
    const next = sum + t
    error += Math.abs(sum) >= Math.abs(t) ? sum - next + t : t - next + sum
    sum = next
  }
  return sum + error
}
