import type { CoreExports } from '../core/exports.ts'
import type { Steps } from '../core/steps.ts'
import type { Resident } from '../matrix/resident.ts'
import { type Activation, activations } from './exports.ts'
import { biasesOf } from './layers.ts'
import { columnsOf, doubles, put, reserve } from './library.ts'
import { withNetworks } from './module.ts'

/** Pointer of a copy of X, column after column of doubles. */
export function putColumns(core: CoreExports, X: Resident): number {
  const { n, p } = X
  const at = put(core, new Float64Array(n * p))
  const all = doubles(core, at, n * p)
  const column = columnsOf(X)
  for (let j = 0; j < p; j++) {
    const { values, rows } = column(j)
    values.forEach((x, e) => {
      all[j * n + (rows ? rows[e]! : e)] = x
    })
  }
  return at
}

/** Pointer of theta: all weights, then all biases. */
export function putTheta(core: CoreExports, coef: Float64Array, intercept: number | Float64Array): number {
  const biases = biasesOf(intercept)
  const theta = new Float64Array(coef.length + biases.length)
  theta.set(coef)
  theta.set(biases, coef.length)
  return put(core, theta)
}

/** A network, fitted or to be. */
export interface Form {
  readonly hiddenLayerSizes: readonly number[]
  readonly activation: Activation
}

/** z of K outputs at the rows of X, a plane of n for each output. */
export const outputs = (
  X: Resident,
  { hiddenLayerSizes: hidden, activation }: Form,
  K: number,
  coef: Float64Array,
  intercept: number | Float64Array,
): Steps<Float64Array> =>
  withNetworks(function* (core) {
    yield
    const { n, p } = X
    const rows = putColumns(core, X)
    const theta = putTheta(core, coef, intercept)
    const sizes = put(core, Int32Array.from(hidden))
    const z = reserve(core, 8 * n * K)
    core.predict(n, p, rows, sizes, hidden.length, K, activations.indexOf(activation), theta, z)
    return doubles(core, z, n * K).slice()
  })
