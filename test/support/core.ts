import { readFileSync } from 'node:fs'
import type { PausableExports } from '../../src/core/exports'

/** What shares work between fits. */
type Exports = PausableExports & {
  follow(problem: number, penalty: number): void
  moments(problem: number, order: number, ends: number, folds: number): number
  without(moments: number, fold: number): number
}

/** A problem as the core takes it: X column-major, or its columns compressed. */
export interface CoreProblem {
  readonly n: number
  readonly p: number
  readonly X: readonly number[]
  readonly y: readonly number[]
  readonly sparse?: boolean
  readonly loss?: number
  readonly parameter?: number
  readonly weights?: readonly number[] | undefined
  readonly offset?: readonly number[] | undefined
  readonly factors?: readonly number[] | undefined
  readonly lower?: readonly number[] | undefined
  readonly upper?: readonly number[] | undefined
  readonly intercept?: boolean
  readonly standardize?: boolean
}

const modules = new Map<string, WebAssembly.Module>()

/** An instance of a built core, without the library's face: what a call is given it is given as numbers. */
export class Core {
  readonly exports: Exports
  private paused = 0

  constructor(artefact: 'release' | 'debug') {
    const file = artefact === 'debug' ? 'build/core.debug.wasm' : 'build/pausable.named.wasm'
    const module = modules.get(file) ?? new WebAssembly.Module(readFileSync(file))
    modules.set(file, module)
    const abort = (): never => {
      throw new Error('the core aborted')
    }
    const imports = { core: { pause: () => this.pause() }, env: { abort } }
    this.exports = new WebAssembly.Instance(module, imports).exports as unknown as Exports
  }

  private pause(): void {
    const core = this.exports
    if (core.asyncify_get_state() === 2) core.asyncify_stop_rewind()
    else {
      this.paused++
      core.asyncify_start_unwind(core.pauseArea())
    }
  }

  /** The call's result and how often it paused on the way. */
  run(call: (core: Exports) => number | undefined, budget = Number.POSITIVE_INFINITY): [number, number] {
    const core = this.exports
    const area = core.pauseArea()
    this.paused = 0
    for (let resumed = false; ; resumed = true) {
      core.setBudget(budget)
      if (resumed) core.asyncify_start_rewind(area)
      const result = call(core)
      if (core.asyncify_get_state() === 0) return [result ?? 0, this.paused]
      core.asyncify_stop_unwind()
    }
  }

  put(
    values: readonly number[] | undefined,
    Numbers: typeof Float64Array | typeof Int32Array = Float64Array,
  ) {
    if (values === undefined) return 0
    const at = this.exports.reserve(values.length * Numbers.BYTES_PER_ELEMENT || 8) >>> 0
    new Numbers(this.exports.memory.buffer, at, values.length).set(values)
    return at
  }

  read(at: number, length: number): number[] {
    return Array.from(new Float64Array(this.exports.memory.buffer, at, length))
  }

  problem(data: CoreProblem): number {
    const {
      n,
      p,
      X,
      y,
      weights,
      offset,
      loss = 0,
      parameter = 0,
      intercept = true,
      standardize = false,
    } = data
    const core = this.exports
    let design = 0
    if (data.sparse) {
      const stored = X.map((x, at) => ({ x, at })).filter(({ x }) => x !== 0)
      const pointers = Array.from({ length: p + 1 }, (_, j) => stored.filter(({ at }) => at < j * n).length)
      const rows = stored.map(({ at }) => at % n)
      const values = this.put(stored.map(({ x }) => x))
      design = core.design(2, n, p, values, this.put(rows, Int32Array), this.put(pointers, Int32Array))
    } else design = core.design(0, n, p, this.put(X), 0, 0)
    const [s, o] = [this.put(weights), this.put(offset)]
    return core.problem(design, loss, parameter, this.put(y), s, o, Number(intercept), Number(standardize))
  }

  penalty({ factors, lower, upper }: CoreProblem, alpha: number, l1Ratio = 0): number {
    return this.exports.penalty(alpha, l1Ratio, this.put(factors), this.put(lower), this.put(upper), 0)
  }
}
