import type { CoreExports } from '../core/exports.ts'
import type { Steps } from '../core/steps.ts'
import type { Resident } from '../matrix/resident.ts'
import { columnsOf, doubles, put, reserve } from './library.ts'
import { withNetworks } from './module.ts'

/** Pointer of a copy of X, column after column of doubles. */
export function putColumns(core: CoreExports, X: Resident): number {
  const { n, p } = X
  const at = reserve(core, 8 * n * p)
  const all = doubles(core, at, n * p).fill(0)
  const column = columnsOf(X)
  for (let j = 0; j < p; j++) {
    const { values, rows } = column(j)
    if (!rows) all.set(values, j * n)
    else
      values.forEach((x, e) => {
        all[j * n + rows[e]!] = x
      })
  }
  return at
}

/** Pointer of theta: all weights, then all biases. */
export function putTheta(core: CoreExports, coef: Float64Array, biases: Float64Array): number {
  const at = put(core, new Float64Array(coef.length + biases.length))
  const theta = doubles(core, at, coef.length + biases.length)
  theta.set(coef)
  theta.set(biases, coef.length)
  return at
}

/** z of K outputs at the rows of X, a plane of n for each output. */
export const outputs = (
  X: Resident,
  hidden: Int32Array,
  activation: number,
  K: number,
  coef: Float64Array,
  biases: Float64Array,
): Steps<Float64Array> =>
  withNetworks(function* (core) {
    yield
    const { n, p } = X
    const rows = putColumns(core, X)
    const theta = putTheta(core, coef, biases)
    const sizes = put(core, hidden)
    const z = reserve(core, 8 * n * K)
    core.predict(n, p, rows, sizes, hidden.length, K, activation, theta, z)
    return doubles(core, z, n * K).slice()
  })
