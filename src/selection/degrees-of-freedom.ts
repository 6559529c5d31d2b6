import { runSync } from '../core/steps.ts'
import { fail } from '../errors.ts'
import { source } from '../matrix/source.ts'
import type { Matrix, Numbers } from '../matrix/types.ts'
import type { PenalisedOptions } from '../options.ts'
import type { Path } from '../path/path.ts'
import { type Settings, settingsOf } from '../settings.ts'
import { specs } from '../spec.ts'
import { weightsOf } from '../target/weights.ts'
import { centredColumns } from './columns.ts'

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
  const { alphas, l1Ratio, nFeatures: p, type, options } = path
  const settings = settingsOf(specs[type as keyof typeof specs], options as PenalisedOptions, p, false)
  const intercept = Number(settings.fitIntercept)
  const free = (i: number) => freeOf(path.coefs.subarray(i * p, i * p + p), settings)
  if (l1Ratio === 1 || alphas.every((alpha) => alpha === 0)) {
    return alphas.map((_, i) => intercept + free(i).length)
  }
  if (!squared) fail('PARAMETER', `the degrees of freedom of ${type} are known at l1Ratio 1 only`)
  if (X === undefined) fail('PARAMETER', 'with an l1Ratio below 1 the degrees of freedom want X: pass { X }')
  const rows = source(X)
  if (rows.cols !== p) fail('SHAPE', `X has ${rows.cols} columns, but the path was fitted with ${p}`)
  const weights = runSync(weightsOf(sampleWeight, rows.rows)) ?? new Float64Array(rows.rows).fill(1)
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

/** tr G (G + D)^-1 = k - tr D (L L')^-1 = k - sum_j D_j |L^-1 e_j|^2. */
function trace(
  free: readonly number[],
  { gram, sd }: ReturnType<typeof centredColumns>,
  l2: number,
  { penaltyFactor }: Settings,
): number {
  const k = free.length
  const D = free.map((j) => l2 * (penaltyFactor?.[j] ?? 1) * sd[j]! ** 2)
  const L: Float64Array[] = []
  let df = k
  for (let a = 0; a < k; a++) {
    const row = new Float64Array(k)
    L.push(row)
    for (let b = 0; b <= a; b++) {
      let sum = gram(free[a]!, free[b]!) + (a === b ? D[a]! : 0)
      for (let c = 0; c < b; c++) sum -= row[c]! * L[b]![c]!
      row[b] = a === b ? Math.sqrt(sum) : sum / L[b]![b]!
    }
    // Unpenalised and dependent on those before it: it adds nothing.
    if (!(row[a]! ** 2 > 1e-12 * gram(free[a]!, free[a]!))) {
      row[a] = Infinity
      df--
    }
  }
  const v = new Float64Array(k)
  for (let e = 0; e < k; e++) {
    v.fill(0)
    for (let a = e; a < k; a++) {
      let sum = a === e ? 1 : 0
      for (let c = e; c < a; c++) sum -= L[a]![c]! * v[c]!
      v[a] = sum / L[a]![a]!
    }
    df -= D[e]! * v.reduce((sum, x) => sum + x * x, 0)
  }
  return df
}
