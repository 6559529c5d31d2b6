import { expect, test } from 'vitest'
import { NetworkCore } from '../support/network/core'
import { drawData } from '../support/network/data'
import { differencesOf } from '../support/network/differences'
import { gradientOf } from '../support/network/gradient'
import { kinkDistance } from '../support/network/kinks'
import { drawLayers } from '../support/network/layers'
import { lossAt } from '../support/network/objective'
import { activations, type Layers, type Loss, losses, type NetworkTask } from '../support/network/task'

const all = ({ weights, biases }: Layers) => [...weights, ...biases].flatMap((part) => Array.from(part))

const cores = (['networks.named.wasm', 'networks.debug.wasm'] as const).map((file) => new NetworkCore(file))

const cases = losses.flatMap((loss) =>
  activations.flatMap((activation) => [0, 1, 2, 3].map((depth) => [loss, activation, depth] as const)),
)

/** Rows, layers and a seed; columns and y moved and stretched, so that the core's own frame is another one. */
function draw(loss: Loss, activation: NetworkTask['activation'], depth: number, seed: number, n: number) {
  const K = loss === 'softmax' ? 3 : 1
  const unit = seed === 3 && (loss === 'squared' || loss === 'huber') ? 3 : 1
  const factors = seed === 3 ? [1, 3, 0.4, 1] : [1, 1, 1, 1]
  const drawn = drawData({ seed: 40 + seed, n, p: 4, loss, classes: 3, noise: 0.3 })
  const X = drawn.X.map((x) => x.map((v, j) => factors[j] * (v + (seed === 3 ? j - 1 : 0))))
  const { weights: W, biases: drawnBiases } = drawLayers(60 + seed, [4, ...[5, 3, 4].slice(0, depth), K])
  // What softmax cannot see is given back with a sum of 0.
  const mean = (b: Float64Array): number => b.reduce((t, v) => t + v / b.length, 0)
  const biases = drawnBiases.map((b, l) => (K > 1 && l === depth ? b.map((v) => v - mean(b)) : b))
  const layers = {
    weights: [W[0].map((w, at) => w / factors[Math.floor((4 * at) / W[0].length)]), ...W.slice(1)],
    biases,
  }
  const task: NetworkTask = {
    X,
    y: drawn.y.map((v) => v * unit),
    weights: seed === 2 ? undefined : X.map((_, i) => [1, 0, 2.5, 0.5][(i + seed) % 4]),
    offset: seed === 1 ? undefined : Array.from({ length: n * K }, (_, i) => ((i % 7) - 3) / 5),
    loss,
    delta: 0.8 * unit,
    activation,
    alpha: 0.1,
    l1Ratio: 0.6,
  }
  // Differences tell nothing about a row whose slope jumps within their reach.
  const far = X.map((_, i) => (kinkDistance(task, layers, i) < 4e-3 ? 0 : (task.weights?.[i] ?? 1)))
  return { task: { ...task, weights: far.every((s) => s === 1) ? undefined : far }, layers }
}

test.each(cases)(
  '%s, %s, %d hidden layers: the gradient is that of differences, and the naive one',
  (loss, activation, depth) => {
    // The last with more rows than the core takes at a time, and an odd number of them.
    for (const [seed, n] of [
      [1, 13],
      [2, 24],
      [3, depth === 2 && activation === 'tanh' ? 301 : 21],
    ]) {
      const { task, layers } = draw(loss, activation, depth, seed, n)
      const naive = gradientOf(task, layers)
      const own = all({ weights: naive.weights.map(({ v }) => v), biases: naive.biases.map(({ v }) => v) })
      const bound = all({ weights: naive.weights.map(({ e }) => e), biases: naive.biases.map(({ e }) => e) })
      const kinked = activation === 'relu' || loss === 'huber'
      const differences = all(differencesOf(task, layers, kinked ? 2 ** -14 : 2 ** -8))
      const largest = Math.max(...own.map(Math.abs))
      const penalty = layers.weights
        .flatMap((W) => Array.from(W))
        .reduce((t, w) => t + 0.06 * Math.abs(w) + 0.02 * w * w, 0)
      // Softmax does not see what its biases have in common: they come back with the mean 0.
      const [b] = layers.biases.slice(-1)
      const mean = loss === 'softmax' ? b.reduce((t, v) => t + v / b.length, 0) : 0
      const start = { ...layers, biases: [...layers.biases.slice(0, -1), b.map((v) => v - mean)] }
      for (const core of cores) {
        const { F, gradient, layers: stayed } = core.train(task, layers, Infinity, 0)
        all(stayed).forEach((v, k) => {
          expect(Math.abs(v - all(start)[k])).toBeLessThan(1e-13)
        })
        all(gradient).forEach((g, k) => {
          expect(Math.abs(g - own[k])).toBeLessThanOrEqual(2 * bound[k])
          expect(Math.abs(g - differences[k])).toBeLessThanOrEqual(1e-8 * largest)
        })
        expect(Math.abs(F - penalty - lossAt(task, layers))).toBeLessThan(1e-13 * F)
      }
    }
  },
)
