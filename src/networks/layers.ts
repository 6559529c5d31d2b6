/** [inputs, outputs] of each layer. */
export const layersOf = (p: number, hidden: readonly number[], K: number): readonly [number, number][] =>
  [...hidden, K].map((width, l) => [hidden[l - 1] ?? p, width])

/** How many weights and how many biases. */
export const sizesOf = (layers: readonly [number, number][]): [weights: number, biases: number] => [
  layers.reduce((sum, [inputs, width]) => sum + inputs * width, 0),
  layers.reduce((sum, [, width]) => sum + width, 0),
]

/** All biases, also where there is one alone. */
export const biasesOf = (intercept: number | Float64Array): Float64Array =>
  typeof intercept === 'number' ? Float64Array.of(intercept) : intercept
