import { normal } from '../hash'
import type { Layers } from './task'

/** Weights and biases of sizes [p, hidden ..., K], drawn by the seed with standard deviation size / sqrt(inputs). */
export function drawLayers(
  seed: number,
  sizes: readonly number[],
  size = 1,
): { weights: Float64Array[]; biases: Float64Array[] } {
  const layers = sizes.slice(1).map((outputs, l) => ({ inputs: sizes[l], outputs, at: seed + 1000 * l }))
  return {
    weights: layers.map(({ inputs, outputs, at }) =>
      Float64Array.from({ length: inputs * outputs }, (_, k) => (size * normal(at, k)) / Math.sqrt(inputs)),
    ),
    biases: layers.map(({ outputs, at }) =>
      Float64Array.from({ length: outputs }, (_, k) => (size * normal(at + 500, k)) / 2),
    ),
  }
}

/** [p, hidden ..., K] */
export function sizesOf({ weights, biases }: Layers): number[] {
  return [weights[0].length / biases[0].length, ...biases.map((b) => b.length)]
}
