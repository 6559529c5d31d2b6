import { withCore } from '../core/call.ts'
import { runSync } from '../core/run.ts'
import { excess, type LossId, type LossRows, nullPredictor } from './deviance.ts'
import { tame } from './r-squared.ts'

/**
 * The share of a loss that is explained: 1 - sum_i s_i D(y_i, z_i) / sum_i s_i D(y_i, b0 + o_i), D the loss less its
 * least possible value and b0 the best intercept alone. Where that leaves nothing it is 1 for an exact z, else 0.
 * `log`: the loss is not homogeneous.
 *
 * Sources: R. Koenker and J. Machado, Goodness of fit and related inference processes for quantile regression, JASA
 * 94 (1999); A. Cameron and F. Windmeijer, R-squared measures for count data regression models, J. Bus. Econ. Statist.
 * 14 (1996).
 */
export function explained(id: LossId, rows: LossRows, z: Float64Array, log: boolean | undefined): number {
  const { y, weights, offset } = rows
  const scale = log ? 1 : tame(y, z)
  const scaled = (values: Float64Array) => (scale === 1 ? values : values.map((value) => value * scale))
  const own = { y: scaled(y), weights, offset: offset && scaled(offset) }
  const [left, all] = runSync(
    withCore(function* (core) {
      yield
      const none = nullPredictor(core, id, own, true)
      return [excess(core, id, own, scaled(z)), excess(core, id, own, none)] as const
    }),
  )
  // What rounding alone leaves of a constant y.
  const least = 1e-24 * own.y.reduce((sum, v, i) => sum + (weights?.[i] ?? 1) * Math.abs(v), 0)
  return all > least && all > 1e-200 ? 1 - left / all : Number(left <= least)
}
