import { readFileSync } from 'node:fs'
import type { NetworksExports } from '../../../src/networks/exports'
import { sizesOf } from './layers'
import { activations, type Layers, type Loss, type NetworkTask } from './task'

/** The core's numbers. */
const LOSS: Record<Loss, number> = { squared: 0, logistic: 1, huber: 2, poisson: 3, softmax: 6 }
const GROUPS = { weights: 0, inputs: 1, units: 2 }

export interface CoreReport {
  readonly stationary: boolean
  readonly layers: Layers
  /** Of the loss alone. */
  readonly gradient: Layers
  readonly F: number
  readonly kkt: number
  readonly steps: number
}

/** An instance of the networks' built core, without the library's face. */
export class NetworkCore {
  private readonly exports: NetworksExports

  constructor(file: 'networks.named.wasm' | 'networks.debug.wasm') {
    const abort = (): never => {
      throw new Error('the core aborted')
    }
    const module = new WebAssembly.Module(readFileSync(`build/${file}`))
    this.exports = new WebAssembly.Instance(module, { env: { abort } }).exports as unknown as NetworksExports
  }

  private put(values: ArrayLike<number>, Numbers: typeof Float64Array | typeof Int32Array = Float64Array) {
    const at = this.exports.reserve(values.length * Numbers.BYTES_PER_ELEMENT || 8) >>> 0
    new Numbers(this.exports.memory.buffer, at, values.length).set(values)
    return at
  }

  /** From layers of these sizes. With tol Infinity and no step allowed it reports on where it starts. */
  train(task: NetworkTask, start: Layers, tol: number, maxIter = 5000): CoreReport {
    const core = this.exports
    core.reset()
    const { X, y, weights, offset, loss, delta = 0, activation, alpha, l1Ratio } = task
    const { penaltyFactor, standardize, groups = 'weights', groupFactors } = task
    const [n, p] = [X.length, X[0].length]
    const sizes = sizesOf(start)
    const K = sizes[sizes.length - 1]
    const planes =
      offset && Array.from({ length: n * K }, (_, at) => offset[(at % n) * K + Math.floor(at / n)])
    const given = (values: readonly number[] | undefined) => (values ? this.put(values) : 0)
    const samples = core.samples(
      n,
      p,
      this.put(X[0].flatMap((_, j) => X.map((x) => x[j]))),
      this.put(y),
      given(weights),
      given(planes),
      LOSS[loss],
      loss === 'softmax' ? K : delta,
      Number(task.fitIntercept !== false),
      groups === 'units' ? (standardize ? 2 : 1) : 0,
    )
    const hidden = sizes.slice(1, -1)
    const training = core.training(
      samples,
      this.put(hidden, Int32Array),
      hidden.length,
      activations.indexOf(activation),
    )
    core.penalise(
      training,
      alpha,
      l1Ratio,
      given(penaltyFactor),
      Number(standardize ?? false),
      GROUPS[groups],
      given(groupFactors),
    )
    const parts = [...start.weights, ...start.biases]
    const theta = parts.flatMap((part) => Array.from(part))
    core.begin(training, this.put(theta), 0, tol, maxIter, 0, 1, 1, 0, 1)
    let state = 0
    while (state === 0) state = core.advance(training, 1e6)
    const [end, gradient, report] = [theta.length, theta.length, 3].map((length) =>
      this.put(new Float64Array(length)),
    )
    core.finish(training, end, gradient, report)
    const read = (at: number, length: number) => [...new Float64Array(core.memory.buffer, at, length)]
    const cut = (values: number[]): Layers => {
      let at = 0
      const next = ({ length }: ArrayLike<number>) => values.slice(at, (at += length))
      return { weights: start.weights.map(next), biases: start.biases.map(next) }
    }
    const [F, kkt, steps] = read(report, 3)
    const layers = cut(read(end, theta.length))
    return { stationary: state === 1, layers, gradient: cut(read(gradient, theta.length)), F, kkt, steps }
  }
}
