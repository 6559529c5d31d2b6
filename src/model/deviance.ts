import type { CoreExports } from '../core/exports.ts'
import { doubles, put, reserve } from '../core/memory.ts'

/** A loss of one output: its number in the core and its parameter. */
export type LossId = readonly [loss: number, parameter: number]

/** Rows as the core has them; absent weights count 1 and an absent offset 0. */
export interface LossRows {
  readonly y: Float64Array
  readonly weights: Float64Array | undefined
  readonly offset: Float64Array | undefined
}

/** sum_i s_i (loss(y_i, z_i) - min over z of loss(y_i, z)): half of the deviance. */
export function excess(core: CoreExports, id: LossId, { y, weights }: LossRows, z: Float64Array): number {
  const room = core.mark()
  const sum = core.excess(...id, y.length, put(core, y), put(core, z), put(core, weights))
  core.release(room)
  return sum
}

/** z of the best intercept alone, or of none. */
export function nullPredictor(
  core: CoreExports,
  id: LossId,
  { y, weights, offset }: LossRows,
  intercept: boolean,
): Float64Array {
  const room = core.mark()
  const n = y.length
  const z = reserve(core, 8 * n)
  core.nullPredictor(...id, n, put(core, y), put(core, weights), put(core, offset), Number(intercept), z)
  const values = doubles(core, z, n).slice()
  core.release(room)
  return values
}
