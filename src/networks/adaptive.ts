import type { Target } from '../fit/target.ts'
import type { Resident } from '../matrix/resident.ts'
import { layersOf } from './layers.ts'
import { shuffle, spread } from './library.ts'
import type { NetworkSettings } from './settings.ts'

/**
 * v_g = (max |sd w| / |sd w_g|)^2, the maximum over all groups of all layers; Infinity where w_g is 0. (V. Dinh and
 * L. Ho, Consistent feature selection for analytic deep neural networks, NeurIPS 2020.)
 */
export function factorsOf(
  coef: Float64Array,
  X: Resident,
  { groups, hiddenLayerSizes: hidden, standardize }: NetworkSettings,
  { weights, outputs }: Target,
): Float64Array {
  const inputs = groups === 'inputs'
  const sd = standardize ? spread(X, weights) : undefined
  const squares = new Float64Array(inputs ? X.p : hidden.reduce((sum, width) => sum + width, 0))
  let [at, first] = [0, 0]
  for (const [l, [rows, width]] of layersOf(X.p, hidden, outputs).entries()) {
    if (l === (inputs ? 1 : hidden.length)) break
    for (let j = 0; j < rows; j++) {
      for (let k = 0; k < width; k++) {
        const w = coef[at++]! * (l ? 1 : (sd?.[j] ?? 1))
        squares[inputs ? j : first + k]! += w * w
      }
    }
    first += width
  }
  const most = squares.reduce((a, b) => Math.max(a, b), 0)
  return squares.map((square) => (square > 0 ? most / square : Infinity))
}

/** Sample weights of a fifth of the rows, drawn by the seed, and of the others: twice all of them where n < 5. */
export function shared({ weights, y }: Target, seed: number): [held: Float64Array, others: Float64Array] {
  const all = weights ?? new Float64Array(y.length).fill(1)
  const rows = Int32Array.from(all, (_, i) => i).filter((i) => all[i]! > 0)
  shuffle(rows, seed)
  const own = rows.subarray(0, rows.length / 5)
  const [held, others] = [all.slice().fill(0), all.slice()]
  for (const i of own) {
    held[i] = all[i]!
    others[i] = 0
  }
  return own.length > 0 ? [held, others] : [all, all]
}
