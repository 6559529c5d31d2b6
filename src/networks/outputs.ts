import { internals } from '../index.ts'
import type { Resident } from '../matrix/resident.ts'
import { withNetworks } from './module.ts'
import type { CoreExports } from '../core/exports.ts'
import type { Steps } from '../core/steps.ts'

const { columnsOf, doubles, put, reserve } = internals

/** What is needed to run a network. */
export interface Shape {
  readonly hidden: Int32Array
  readonly activation: number
  /** All weights, layer after layer. */
  readonly coef: Float64Array
  readonly biases: Float64Array
}

/** Pointer of a copy of X, column after column of doubles. */
export function putColumns(core: CoreExports, X: Resident): number {
  const { n, p } = X
  const at = reserve(core, 8 * n * p)
  const all = doubles(core, at, n * p).fill(0)
  const column = columnsOf(X)
  for (let j = 0; j < p; j++) {
    const { values, rows } = column(j)
    if (rows) values.forEach((x, e) => (all[j * n + rows[e]!] = x))
    else all.set(values, j * n)
  }
  return at
}

/** theta: the weights, then the biases. */
export const joined = (coef: Float64Array, biases: Float64Array): Float64Array =>
  Float64Array.of(...[], ...coef, ...biases)

/** z of K outputs at the rows of X: a plane of n for each output. */
export function* outputs(X: Resident, K: number, { hidden, activation, coef, biases }: Shape): Steps<Float64Array> {
  const { n, p } = X
  return yield* withNetworks(function* (core) {
    yield
    const rows = putColumns(core, X)
    const theta = put(core, joined(coef, biases))
    const sizes = put(core, hidden)
    const z = reserve(core, 8 * n * K)
    core.predict(n, p, rows, sizes, hidden.length, K, activation, theta, z)
    return doubles(core, z, n * K).slice()
  })
}
