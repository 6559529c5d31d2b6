import { lossAt } from './objective'
import type { Layers, NetworkTask } from './task'

/**
 * The gradient of the mean loss by central differences of order 6,
 * [45 (f(h) - f(-h)) - 9 (f(2h) - f(-2h)) + f(3h) - f(-3h)] / 60 h: at h = 2^-8 its own error is about
 * h^6 f^(7) / 140 < 1e-16 and 1.5 u f / h < 1e-13. Right only where no kink is nearer than 3 h.
 */
export function differencesOf(task: NetworkTask, layers: Layers, h = 2 ** -8): Layers {
  const stencil = [
    [1, 45],
    [2, -9],
    [3, 1],
  ]
  const moved = (part: 'weights' | 'biases', l: number, at: number, by: number): Layers => {
    const changed = Array.from(layers[part][l])
    changed[at] += by
    return { ...layers, [part]: layers[part].map((v, k) => (k === l ? changed : v)) }
  }
  const slopes = (part: 'weights' | 'biases'): number[][] =>
    layers[part].map((values, l) =>
      Array.from(values, (_, at) => {
        const value = (by: number): number => lossAt(task, moved(part, l, at, by))
        return stencil.reduce((t, [k, c]) => t + (c * (value(k * h) - value(-k * h))) / (60 * h), 0)
      }),
    )
  return { weights: slopes('weights'), biases: slopes('biases') }
}
