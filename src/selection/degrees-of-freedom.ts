import { drain } from '../core/steps.ts'
import { fail } from '../errors.ts'
import { source } from '../matrix/source.ts'
import type { Matrix, Numbers } from '../matrix/types.ts'
import { outputsOf } from '../model/model.ts'
import type { Path } from '../path/path.ts'
import { type Settings, settingsOf } from '../settings.ts'
import { specOfType } from '../spec.ts'
import { weightsOf } from '../target/weights.ts'
import { centredColumns } from './columns.ts'
import { trace } from './trace.ts'

/**
 * One per alpha, the intercept included. Free are the nonzero coefficients that no bound holds; each counts 1,
 * or with an L2 part what the trace of G (G + D)^-1 leaves of it, G the covariance of the free columns and
 * D = alpha (1 - l1Ratio) v_j sd_j^2.
 */
export function degreesOfFreedom(
  path: Path,
  squared: boolean,
  X: Matrix | undefined,
  sampleWeight: Numbers | undefined,
): Float64Array {
  const { alphas, l1Ratio, nFeatures: p, type, options, classes } = path
  const K = outputsOf(classes)
  const settings = settingsOf(specOfType(type), options, p, false)
  const most = Math.max(1, K - 1)
  const intercept = settings.fitIntercept ? most : 0
  const free = (i: number, k = 0) =>
    freeOf(path.coefs.subarray((i * K + k) * p, (i * K + k + 1) * p), settings)
  if (l1Ratio === 1 || alphas.every((alpha) => alpha === 0)) {
    return alphas.map((_, i) => {
      const counts = new Int32Array(p)
      for (let k = 0; k < K; k++) for (const j of free(i, k)) counts[j]!++
      return counts.reduce((sum, count) => sum + Math.min(count, most), intercept)
    })
  }
  if (!squared) fail('PARAMETER', `the degrees of freedom of ${type} are known at l1Ratio 1 only`)
  if (X === undefined) fail('PARAMETER', 'with an l1Ratio below 1 the degrees of freedom want X: pass { X }')
  const rows = source(X)
  if (rows.cols !== p) fail('SHAPE', `X has ${rows.cols} columns, but the path was fitted with ${p}`)
  const weights = drain(weightsOf(sampleWeight, rows.rows)) ?? new Float64Array(rows.rows).fill(1)
  const columns = centredColumns(rows, weights, settings)
  return alphas.map((alpha, i) => intercept + trace(free(i), columns, alpha * (1 - l1Ratio), settings))
}

function freeOf(coef: Float64Array, { lower, upper }: Settings): number[] {
  const free: number[] = []
  coef.forEach((w, j) => {
    if (w !== 0 && w !== lower?.[j] && w !== upper?.[j]) free.push(j)
  })
  return free
}
