import { Dataset, type Label } from 'wasso'
import type { Prepared } from '../../src/table/types.ts'
import type { Corners, Settings, Touch } from '../protocol.ts'
import { type AnyModel, type Estimator, estimatorOf } from './estimator.ts'
import { profile } from './profile.ts'
import { spread } from './spread.ts'

const WORK = 6e6 // rows times points of the grid: some 0.3 s
const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

/** Two features of the table alone: the contours of their loss, and the solutions under the penalty. */
export class Pair {
  readonly #data: Dataset<Label>
  readonly #scale: readonly [number, number]
  readonly #loss: (u1: number, u2: number) => number
  #last: AnyModel | undefined

  constructor(
    readonly prepared: Prepared,
    readonly settings: Settings,
    readonly classes: readonly Label[] | undefined,
    readonly delta: number | undefined,
    readonly pair: readonly [number, number],
  ) {
    const { X, y, sampleWeight, offset } = prepared
    const columns = pair.map((j) => X.columns[j]!)
    this.#data = new Dataset<Label>({ columns }, y as ArrayLike<Label>, { sampleWeight, offset })
    const sd = (column: Float64Array) => (settings.standardize ? spread(column, sampleWeight) || 1 : 1)
    this.#scale = [sd(columns[0]!), sd(columns[1]!)]
    this.#loss = this.#profiled()
  }

  async corners(signal: AbortSignal): Promise<Corners> {
    const { pair, prepared } = this
    const path = await this.#estimator().pathAsync(this.#data, { signal, nAlphas: 60 })
    const least = await this.#least(path.model(path.alphas.length - 1), signal)
    const reach = Math.max(Math.abs(least[0]), Math.abs(least[1])) || 1
    const margin = 0.45 * reach
    const ends = (at: number) => [Math.min(0, at) - margin, Math.max(0, at) + margin] as const
    // Both axes have one unit, or a diamond would be none.
    const width = Math.max(...least.map((at) => ends(at)[1] - ends(at)[0]))
    const window = (at: number) => {
      const middle = (ends(at)[0] + ends(at)[1]) / 2
      return [middle - width / 2, middle + width / 2] as const
    }
    const [x, y] = [window(least[0]), window(least[1])]
    const size = Math.max(25, Math.min(61, Math.floor(Math.sqrt(WORK / prepared.y.length))))
    const losses = new Float64Array(size * size)
    for (let i = 0; i < size; i++) {
      // There and back, so that each intercept starts near the one before.
      for (let k = 0; k < size; k++) {
        const j = i % 2 === 0 ? k : size - 1 - k
        losses[i * size + j] = this.#loss(x[0] + (width * j) / (size - 1), y[0] + (width * i) / (size - 1))
      }
      await turn()
      signal.throwIfAborted()
    }
    return {
      names: pair.map((j) => prepared.X.names[j]!) as [string, string],
      x,
      y,
      size,
      losses,
      least,
      alphas: path.alphas,
      trail: path.coefs.map((value, k) => value * this.#scale[k % 2]!),
    }
  }

  async touch(alpha: number, signal: AbortSignal): Promise<Touch> {
    const start = this.#last && { start: this.#last }
    const model = await this.#estimator(alpha).fitAsync(this.#data, { signal, ...start })
    this.#last = model
    const point = this.#point(model)
    return { alpha, point, loss: this.#loss(...point), certificate: model.certificate }
  }

  #estimator(alpha?: number): Estimator {
    const { settings, delta } = this
    return estimatorOf(settings, {
      ...(alpha !== undefined && { alpha }),
      ...(delta !== undefined && { delta }),
    })
  }

  #point({ coef }: AnyModel): [number, number] {
    return [coef[0]! * this.#scale[0], coef[1]! * this.#scale[1]]
  }

  /** Without a penalty, where there is such a point: separable classes have none. */
  async #least(last: AnyModel, signal: AbortSignal): Promise<[number, number]> {
    try {
      return this.#point(await this.#estimator(0).fitAsync(this.#data, { signal, start: last }))
    } catch {
      signal.throwIfAborted()
      return this.#point(last)
    }
  }

  #profiled() {
    const { prepared, classes, settings, delta, pair } = this
    const { X, y, sampleWeight, offset } = prepared
    const scaled = (k: 0 | 1) => X.columns[pair[k]]!.map((value) => value / this.#scale[k])
    return profile({
      loss: settings.loss,
      t: [scaled(0), scaled(1)],
      y: classes
        ? Float64Array.from(y as ArrayLike<Label>, (label) => (label === classes[1] ? 1 : -1))
        : (y as Float64Array),
      weights: sampleWeight,
      offset,
      quantile: settings.quantile,
      delta: delta ?? 1,
    })
  }
}
